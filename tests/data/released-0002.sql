BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE audit (
	seq INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	entity VARCHAR NOT NULL, 
	entity_id VARCHAR NOT NULL, 
	payload VARCHAR NOT NULL, 
	prev BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (hash)
);
INSERT INTO "audit" VALUES(1,1767268800000000,'olena','register.load','register','bodies','{"count": 7}',X'0000000000000000000000000000000000000000000000000000000000000000',X'2624A5D6A0FF1B90BC71F6A51AD2C366503151443124AC5B92B9D0968AB2A924');
INSERT INTO "audit" VALUES(2,1767268800000000,'olena','plan.load','plan','781-2020','{"card": "PlanCard(act_number=''781'', act_date=datetime.date(2020, 9, 2), title=''План заходів'', first_year=2026, last_year=None, in_force_from=datetime.date(2026, 1, 1), monitor_from=datetime.date(2026, 1, 1))", "obligations": 48}',X'2624A5D6A0FF1B90BC71F6A51AD2C366503151443124AC5B92B9D0968AB2A924',X'3646A99049CC4EC69C90F2555A50F89C5A253A4EC4B39766010430675595EE9A');
INSERT INTO "audit" VALUES(3,1773057600000000,'taras','event.record','event','1','{"bodies": ["MVS"], "record": "EventRecord(type=<EventType.BRIEFING: ''briefing''>, title=''Брифінг'', held_on=datetime.date(2026, 3, 9), began_on=None, place='''', format=<EventFormat.IN_PERSON: ''in_person''>, participants=None, details={}, links=())"}',X'3646A99049CC4EC69C90F2555A50F89C5A253A4EC4B39766010430675595EE9A',X'EC32DA523F029D2FDCAEE1CA768C0A74DF107EEA6949C689D96A0631FD4C41EE');
INSERT INTO "audit" VALUES(4,1773057600000000,'taras','claim.submitted','claim','1','{"is_undo": false, "reason": "", "revision": 1}',X'EC32DA523F029D2FDCAEE1CA768C0A74DF107EEA6949C689D96A0631FD4C41EE',X'2DBB652EF6FDE937B89ACE91D784E600084107DD57E1F306F5FD582F58174F33');
INSERT INTO "audit" VALUES(5,1775044800000000,'taras','event.record','event','2','{"bodies": ["MVS"], "record": "EventRecord(type=<EventType.BRIEFING: ''briefing''>, title=''Брифінг'', held_on=datetime.date(2026, 4, 1), began_on=None, place='''', format=<EventFormat.IN_PERSON: ''in_person''>, participants=None, details={}, links=())"}',X'2DBB652EF6FDE937B89ACE91D784E600084107DD57E1F306F5FD582F58174F33',X'C723FCE9205A61BA1C2F5E335C430D6C2F4F415FCA2D5D2C18962552662D7440');
INSERT INTO "audit" VALUES(6,1775044800000000,'taras','claim.submitted','claim','2','{"is_undo": false, "reason": "", "revision": 1}',X'C723FCE9205A61BA1C2F5E335C430D6C2F4F415FCA2D5D2C18962552662D7440',X'D2F02342F06496EC0848DC08C4F844C62C17EB26063620A6382560F0FB46C1B2');
INSERT INTO "audit" VALUES(7,1773144000000000,'olena','claim.verified','claim','1','{"is_undo": false, "reason": "", "revision": 1}',X'D2F02342F06496EC0848DC08C4F844C62C17EB26063620A6382560F0FB46C1B2',X'EFC225B0852095D169F62BAF21E82B6203F84DCDB61326CFF3B6F009BEE99156');
CREATE TABLE body_record (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name_uk VARCHAR NOT NULL, 
	short_uk VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	parent VARCHAR NOT NULL, 
	aliases JSON NOT NULL, 
	is_central BOOLEAN NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	successor VARCHAR, 
	named_from DATE, 
	note VARCHAR NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "body_record" VALUES(1,'MVS','Орган MVS','MVS','Body MVS','ministry','','[]',1,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(2,'DSNS','Орган DSNS','DSNS','Body DSNS','service','','[]',1,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(3,'OLD','Орган OLD','OLD','Body OLD','service','','[]',1,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(4,'MINCYFRA','Орган MINCYFRA','MINCYFRA','Body MINCYFRA','ministry','','[]',1,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(5,'NABU','Орган NABU','NABU','Body NABU','special_status','','[]',0,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(6,'MRG','Орган MRG','MRG','Body MRG','working_group','','[]',0,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "body_record" VALUES(7,'RPK','Орган RPK','RPK','Body RPK','initiative','','[]',0,NULL,NULL,NULL,NULL,'',0);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	is_primary BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id), 
	UNIQUE (event_id, obligation_id)
);
INSERT INTO "claim" VALUES(1,1,3,1);
INSERT INTO "claim" VALUES(2,2,19,1);
CREATE TABLE claim_transition (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, is_undo BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id)
);
INSERT INTO "claim_transition" VALUES(1,1,'submitted',1,'','taras',1773057600000000,0);
INSERT INTO "claim_transition" VALUES(2,2,'submitted',1,'','taras',1775044800000000,0);
INSERT INTO "claim_transition" VALUES(3,1,'verified',1,'','olena',1773144000000000,0);
CREATE TABLE consent (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	measure VARCHAR, 
	state VARCHAR NOT NULL, 
	effective_on DATE NOT NULL, 
	document VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE data_version (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	last_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "data_version" VALUES(1,6,1795468922186590);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	created_by VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "event" VALUES(1,1,'taras',1773057600000000);
INSERT INTO "event" VALUES(2,1,'taras',1775044800000000);
CREATE TABLE event_body (
	event_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	PRIMARY KEY (event_id, body), 
	FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "event_body" VALUES(1,'MVS');
INSERT INTO "event_body" VALUES(2,'MVS');
CREATE TABLE event_revision (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	began_on DATE, 
	place VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	participants INTEGER, 
	details JSON NOT NULL, 
	links JSON NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	UNIQUE (event_id, revision)
);
INSERT INTO "event_revision" VALUES(1,1,1,'briefing','Брифінг','2026-03-09',NULL,'','in_person',NULL,'{}','[]','taras',1773057600000000);
INSERT INTO "event_revision" VALUES(2,2,1,'briefing','Брифінг','2026-04-01',NULL,'','in_person',NULL,'{}','[]','taras',1775044800000000);
CREATE TABLE exclusion (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	authority VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	decided_on DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id)
);
CREATE TABLE exclusion_transition (
	id INTEGER NOT NULL, 
	exclusion_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(exclusion_id) REFERENCES exclusion (id)
);
CREATE TABLE extension (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	decided_on DATE NOT NULL, 
	document VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id)
);
CREATE TABLE group_member_record (
	id INTEGER NOT NULL, 
	group_code VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	member_from DATE, 
	member_to DATE, 
	recorded_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "group_member_record" VALUES(1,'CEB','MVS',NULL,NULL,0);
INSERT INTO "group_member_record" VALUES(2,'CEB','DSNS',NULL,NULL,0);
INSERT INTO "group_member_record" VALUES(3,'CEB','OLD',NULL,NULL,0);
INSERT INTO "group_member_record" VALUES(4,'CEB','MINCYFRA',NULL,NULL,0);
CREATE TABLE instance (
	id INTEGER NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	short_uk VARCHAR NOT NULL, 
	short_en VARCHAR NOT NULL, 
	source_line INTEGER NOT NULL, 
	deadline_raw VARCHAR NOT NULL, 
	deadline_resolved VARCHAR NOT NULL, 
	deadline_from_line INTEGER NOT NULL, 
	rules JSON NOT NULL, 
	executors_raw VARCHAR NOT NULL, 
	executors_resolved VARCHAR NOT NULL, 
	executors_from_line INTEGER NOT NULL, 
	executors JSON NOT NULL, 
	conditions JSON NOT NULL, 
	event_types JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(task_id) REFERENCES task (id), 
	FOREIGN KEY(version_id) REFERENCES plan_version (id), 
	UNIQUE (version_id, code)
);
INSERT INTO "measure" VALUES(1,1,1,1,'1.2','Захід 1.2','','',1,'','',1,'[{"kind": "by_date", "month": 8, "day": 31}]','','',1,'[{"code": "MRG", "by_consent": false}]','[]','[]');
INSERT INTO "measure" VALUES(2,1,1,2,'1.3','Захід 1.3','','',1,'','',1,'[{"kind": "by_date", "month": 12, "day": 31}, {"kind": "after_event", "event": "measure_completed"}]','','',1,'[{"code": "MRG", "by_consent": false}]','[]','[]');
INSERT INTO "measure" VALUES(3,1,2,3,'2.1','Захід 2.1','','',1,'','',1,'[{"kind": "times_per", "count": 1, "period": "half_year"}]','','',1,'[{"code": "CEB", "by_consent": false}, {"code": "NABU", "by_consent": true}]','[]','[]');
INSERT INTO "measure" VALUES(4,1,2,4,'2.2','Захід 2.2','','',1,'','',1,'[{"kind": "times_per", "count": 1, "period": "half_year"}]','','',1,'[{"code": "RPK", "by_consent": true}]','[]','[]');
INSERT INTO "measure" VALUES(5,1,3,5,'3','Захід 3','','',1,'','',1,'[{"kind": "at_least", "count": 2, "period": "year"}]','','',1,'[{"code": "CEB", "by_consent": false}]','[]','[]');
INSERT INTO "measure" VALUES(6,1,4,6,'5','Захід 5','','',1,'','',1,'[{"kind": "within", "period": "year"}]','','',1,'[{"code": "CEB", "by_consent": false}, {"code": "NABU", "by_consent": true}]','[]','[]');
INSERT INTO "measure" VALUES(7,1,5,7,'8.1','Захід 8.1','','',1,'','',1,'[{"kind": "within", "period": "year"}]','','',1,'[{"code": "MINCYFRA", "by_consent": false}, {"code": "CEB_INTERESTED", "by_consent": false}]','[]','[]');
CREATE TABLE nil_report_transition (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id)
);
CREATE TABLE obligation (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	task VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	window_start DATE NOT NULL, 
	due_on DATE NOT NULL, 
	soon_from DATE NOT NULL, 
	min_count INTEGER NOT NULL, 
	mode VARCHAR NOT NULL, 
	by_consent BOOLEAN NOT NULL, 
	conditions JSON NOT NULL, 
	elapsed BOOLEAN NOT NULL, 
	exists_from BIGINT NOT NULL, 
	superseded_at BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	UNIQUE (plan_id, code)
);
INSERT INTO "obligation" VALUES(1,1,'1.2/MRG/2026','1','1.2','MRG','2026',2026,'2026-01-01','2026-08-31','2026-08-01',1,'collective',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(2,1,'1.3/MRG/2026','1','1.3','MRG','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'collective',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(3,1,'2.1/MVS/2026-H1','2','2.1','MVS','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(4,1,'2.1/DSNS/2026-H1','2','2.1','DSNS','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(5,1,'2.1/OLD/2026-H1','2','2.1','OLD','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(6,1,'2.1/MINCYFRA/2026-H1','2','2.1','MINCYFRA','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(7,1,'2.1/NABU/2026-H1','2','2.1','NABU','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(8,1,'2.1/MVS/2026-H2','2','2.1','MVS','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(9,1,'2.1/DSNS/2026-H2','2','2.1','DSNS','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(10,1,'2.1/OLD/2026-H2','2','2.1','OLD','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(11,1,'2.1/MINCYFRA/2026-H2','2','2.1','MINCYFRA','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(12,1,'2.1/NABU/2026-H2','2','2.1','NABU','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(13,1,'2.2/RPK/2026-H1','2','2.2','RPK','2026-H1',2026,'2026-01-01','2026-06-30','2026-06-16',1,'collective',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(14,1,'2.2/RPK/2026-H2','2','2.2','RPK','2026-H2',2026,'2026-07-01','2026-12-31','2026-12-17',1,'collective',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(15,1,'3/MVS/2026','3','3','MVS','2026',2026,'2026-01-01','2026-12-31','2026-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(16,1,'3/DSNS/2026','3','3','DSNS','2026',2026,'2026-01-01','2026-12-31','2026-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(17,1,'3/OLD/2026','3','3','OLD','2026',2026,'2026-01-01','2026-12-31','2026-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(18,1,'3/MINCYFRA/2026','3','3','MINCYFRA','2026',2026,'2026-01-01','2026-12-31','2026-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(19,1,'5/MVS/2026','5','5','MVS','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(20,1,'5/DSNS/2026','5','5','DSNS','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(21,1,'5/OLD/2026','5','5','OLD','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(22,1,'5/MINCYFRA/2026','5','5','MINCYFRA','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(23,1,'5/NABU/2026','5','5','NABU','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(24,1,'8.1/MINCYFRA/2026','8','8.1','MINCYFRA','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(25,1,'1.2/MRG/2027','1','1.2','MRG','2027',2027,'2027-01-01','2027-08-31','2027-08-01',1,'collective',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(26,1,'1.3/MRG/2027','1','1.3','MRG','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'collective',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(27,1,'2.1/MVS/2027-H1','2','2.1','MVS','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(28,1,'2.1/DSNS/2027-H1','2','2.1','DSNS','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(29,1,'2.1/OLD/2027-H1','2','2.1','OLD','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(30,1,'2.1/MINCYFRA/2027-H1','2','2.1','MINCYFRA','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(31,1,'2.1/NABU/2027-H1','2','2.1','NABU','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(32,1,'2.1/MVS/2027-H2','2','2.1','MVS','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(33,1,'2.1/DSNS/2027-H2','2','2.1','DSNS','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(34,1,'2.1/OLD/2027-H2','2','2.1','OLD','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(35,1,'2.1/MINCYFRA/2027-H2','2','2.1','MINCYFRA','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(36,1,'2.1/NABU/2027-H2','2','2.1','NABU','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(37,1,'2.2/RPK/2027-H1','2','2.2','RPK','2027-H1',2027,'2027-01-01','2027-06-30','2027-06-16',1,'collective',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(38,1,'2.2/RPK/2027-H2','2','2.2','RPK','2027-H2',2027,'2027-07-01','2027-12-31','2027-12-17',1,'collective',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(39,1,'3/MVS/2027','3','3','MVS','2027',2027,'2027-01-01','2027-12-31','2027-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(40,1,'3/DSNS/2027','3','3','DSNS','2027',2027,'2027-01-01','2027-12-31','2027-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(41,1,'3/OLD/2027','3','3','OLD','2027',2027,'2027-01-01','2027-12-31','2027-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(42,1,'3/MINCYFRA/2027','3','3','MINCYFRA','2027',2027,'2027-01-01','2027-12-31','2027-12-01',2,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(43,1,'5/MVS/2027','5','5','MVS','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(44,1,'5/DSNS/2027','5','5','DSNS','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(45,1,'5/OLD/2027','5','5','OLD','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(46,1,'5/MINCYFRA/2027','5','5','MINCYFRA','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',0,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(47,1,'5/NABU/2027','5','5','NABU','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',1,'[]',0,0,NULL);
INSERT INTO "obligation" VALUES(48,1,'8.1/MINCYFRA/2027','8','8.1','MINCYFRA','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'each',0,'[]',0,0,NULL);
CREATE TABLE opt_in_transition (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE "plan" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	act_number VARCHAR NOT NULL, 
	act_date DATE NOT NULL, 
	first_year INTEGER NOT NULL, 
	last_year INTEGER, 
	in_force_from DATE NOT NULL, 
	monitor_from DATE NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "plan" VALUES(1,'781-2020','План заходів','781','2020-09-02',2026,NULL,'2026-01-01','2026-01-01',1767268800000000);
CREATE TABLE plan_problem (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	severity VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(version_id) REFERENCES plan_version (id)
);
CREATE TABLE plan_version (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	source_name VARCHAR NOT NULL, 
	source_text VARCHAR NOT NULL, 
	source_sha256 VARCHAR NOT NULL, 
	recorded_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	UNIQUE (plan_id, number)
);
INSERT INTO "plan_version" VALUES(1,1,1,'plan.txt','1 | Завдання','eb3ec72e4ec16fafa30460ef28be09a127f354ea01a4c0abdf027b2b1cddd4ac',1767268800000000);
CREATE TABLE task (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	short_uk VARCHAR NOT NULL, 
	short_en VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(version_id) REFERENCES plan_version (id), 
	UNIQUE (version_id, number)
);
INSERT INTO "task" VALUES(1,1,0,'1','Завдання 1','','');
INSERT INTO "task" VALUES(2,1,1,'2','Завдання 2','','');
INSERT INTO "task" VALUES(3,1,2,'3','Завдання 3','','');
INSERT INTO "task" VALUES(4,1,3,'5','Завдання 5','','');
INSERT INTO "task" VALUES(5,1,4,'8','Завдання 8','','');
CREATE TABLE trigger_fact (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	completed_measure VARCHAR, 
	completed_on DATE NOT NULL, 
	document VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id), 
	UNIQUE (obligation_id)
);
CREATE INDEX ix_body_record ON body_record (code, recorded_at);
CREATE INDEX ix_group_member_record ON group_member_record (group_code, body, recorded_at);
CREATE INDEX ix_consent ON consent (plan_id, body, at);
CREATE INDEX ix_obligation_year ON obligation (plan_id, year, body, measure);
CREATE INDEX ix_claim_obligation ON claim (obligation_id, event_id);
CREATE INDEX ix_event_body_body ON event_body (body);
CREATE INDEX ix_exclusion_obligation_id ON exclusion (obligation_id);
CREATE INDEX ix_extension_obligation_id ON extension (obligation_id);
CREATE INDEX ix_nil_report_transition_obligation_id ON nil_report_transition (obligation_id);
CREATE INDEX ix_claim_transition ON claim_transition (claim_id, at, revision, state);
CREATE INDEX ix_exclusion_transition_exclusion_id ON exclusion_transition (exclusion_id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER body_record_no_update BEFORE UPDATE ON body_record BEGIN SELECT RAISE(ABORT, 'body_record is append-only'); END;
CREATE TRIGGER body_record_no_delete BEFORE DELETE ON body_record BEGIN SELECT RAISE(ABORT, 'body_record is append-only'); END;
CREATE TRIGGER group_member_record_no_update BEFORE UPDATE ON group_member_record BEGIN SELECT RAISE(ABORT, 'group_member_record is append-only'); END;
CREATE TRIGGER group_member_record_no_delete BEFORE DELETE ON group_member_record BEGIN SELECT RAISE(ABORT, 'group_member_record is append-only'); END;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, 'consent is append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT RAISE(ABORT, 'consent is append-only'); END;
CREATE TRIGGER exclusion_no_update BEFORE UPDATE ON exclusion BEGIN SELECT RAISE(ABORT, 'exclusion is append-only'); END;
CREATE TRIGGER exclusion_no_delete BEFORE DELETE ON exclusion BEGIN SELECT RAISE(ABORT, 'exclusion is append-only'); END;
CREATE TRIGGER exclusion_transition_no_update BEFORE UPDATE ON exclusion_transition BEGIN SELECT RAISE(ABORT, 'exclusion_transition is append-only'); END;
CREATE TRIGGER exclusion_transition_no_delete BEFORE DELETE ON exclusion_transition BEGIN SELECT RAISE(ABORT, 'exclusion_transition is append-only'); END;
CREATE TRIGGER nil_report_transition_no_update BEFORE UPDATE ON nil_report_transition BEGIN SELECT RAISE(ABORT, 'nil_report_transition is append-only'); END;
CREATE TRIGGER nil_report_transition_no_delete BEFORE DELETE ON nil_report_transition BEGIN SELECT RAISE(ABORT, 'nil_report_transition is append-only'); END;
CREATE TRIGGER opt_in_transition_no_update BEFORE UPDATE ON opt_in_transition BEGIN SELECT RAISE(ABORT, 'opt_in_transition is append-only'); END;
CREATE TRIGGER opt_in_transition_no_delete BEFORE DELETE ON opt_in_transition BEGIN SELECT RAISE(ABORT, 'opt_in_transition is append-only'); END;
CREATE TRIGGER trigger_fact_no_update BEFORE UPDATE ON trigger_fact BEGIN SELECT RAISE(ABORT, 'trigger_fact is append-only'); END;
CREATE TRIGGER trigger_fact_no_delete BEFORE DELETE ON trigger_fact BEGIN SELECT RAISE(ABORT, 'trigger_fact is append-only'); END;
CREATE TRIGGER extension_no_update BEFORE UPDATE ON extension BEGIN SELECT RAISE(ABORT, 'extension is append-only'); END;
CREATE TRIGGER extension_no_delete BEFORE DELETE ON extension BEGIN SELECT RAISE(ABORT, 'extension is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_body_no_update BEFORE UPDATE ON event_body BEGIN SELECT RAISE(ABORT, 'event_body is append-only'); END;
CREATE TRIGGER event_body_no_delete BEFORE DELETE ON event_body BEGIN SELECT RAISE(ABORT, 'event_body is append-only'); END;
CREATE TRIGGER event_revision_no_update BEFORE UPDATE ON event_revision BEGIN SELECT RAISE(ABORT, 'event_revision is append-only'); END;
CREATE TRIGGER event_revision_no_delete BEFORE DELETE ON event_revision BEGIN SELECT RAISE(ABORT, 'event_revision is append-only'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_transition_no_update BEFORE UPDATE ON claim_transition BEGIN SELECT RAISE(ABORT, 'claim_transition is append-only'); END;
CREATE TRIGGER claim_transition_no_delete BEFORE DELETE ON claim_transition BEGIN SELECT RAISE(ABORT, 'claim_transition is append-only'); END;
CREATE TRIGGER audit_is_a_chain BEFORE INSERT ON audit
WHEN NEW.prev IS NOT COALESCE((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32))
  OR NEW.seq IS NOT COALESCE((SELECT max(seq) FROM audit), 0) + 1
BEGIN SELECT RAISE(ABORT, 'the audit log is a chain: append to its end'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE hash = NEW.hash) BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER body_record_no_replace BEFORE INSERT ON body_record WHEN EXISTS (SELECT 1 FROM body_record WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'body_record is append-only'); END;
CREATE TRIGGER group_member_record_no_replace BEFORE INSERT ON group_member_record WHEN EXISTS (SELECT 1 FROM group_member_record WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'group_member_record is append-only'); END;
CREATE TRIGGER consent_no_replace BEFORE INSERT ON consent WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'consent is append-only'); END;
CREATE TRIGGER exclusion_no_replace BEFORE INSERT ON exclusion WHEN EXISTS (SELECT 1 FROM exclusion WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'exclusion is append-only'); END;
CREATE TRIGGER exclusion_transition_no_replace BEFORE INSERT ON exclusion_transition WHEN EXISTS (SELECT 1 FROM exclusion_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'exclusion_transition is append-only'); END;
CREATE TRIGGER nil_report_transition_no_replace BEFORE INSERT ON nil_report_transition WHEN EXISTS (SELECT 1 FROM nil_report_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nil_report_transition is append-only'); END;
CREATE TRIGGER opt_in_transition_no_replace BEFORE INSERT ON opt_in_transition WHEN EXISTS (SELECT 1 FROM opt_in_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'opt_in_transition is append-only'); END;
CREATE TRIGGER trigger_fact_no_replace BEFORE INSERT ON trigger_fact WHEN EXISTS (SELECT 1 FROM trigger_fact WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM trigger_fact WHERE obligation_id = NEW.obligation_id) BEGIN SELECT RAISE(ABORT, 'trigger_fact is append-only'); END;
CREATE TRIGGER extension_no_replace BEFORE INSERT ON extension WHEN EXISTS (SELECT 1 FROM extension WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'extension is append-only'); END;
CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_body_no_replace BEFORE INSERT ON event_body WHEN EXISTS (SELECT 1 FROM event_body WHERE event_id = NEW.event_id AND body = NEW.body) BEGIN SELECT RAISE(ABORT, 'event_body is append-only'); END;
CREATE TRIGGER event_revision_no_replace BEFORE INSERT ON event_revision WHEN EXISTS (SELECT 1 FROM event_revision WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM event_revision WHERE event_id = NEW.event_id AND revision = NEW.revision) BEGIN SELECT RAISE(ABORT, 'event_revision is append-only'); END;
CREATE TRIGGER claim_no_replace BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM claim WHERE event_id = NEW.event_id AND obligation_id = NEW.obligation_id) BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_transition_no_replace BEFORE INSERT ON claim_transition WHEN EXISTS (SELECT 1 FROM claim_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'claim_transition is append-only'); END;
CREATE TRIGGER obligation_no_replace BEFORE INSERT ON obligation WHEN EXISTS (SELECT 1 FROM obligation WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM obligation WHERE plan_id = NEW.plan_id AND code = NEW.code) BEGIN SELECT RAISE(ABORT, 'obligation is append-only'); END;
CREATE TRIGGER obligation_no_delete BEFORE DELETE ON obligation BEGIN SELECT RAISE(ABORT, 'an obligation is superseded, never deleted'); END;
CREATE TRIGGER obligation_only_ends BEFORE UPDATE ON obligation WHEN OLD.superseded_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.plan_id IS NOT OLD.plan_id OR NEW.code IS NOT OLD.code OR NEW.task IS NOT OLD.task OR NEW.measure IS NOT OLD.measure OR NEW.body IS NOT OLD.body OR NEW.period IS NOT OLD.period OR NEW.year IS NOT OLD.year OR NEW.window_start IS NOT OLD.window_start OR NEW.due_on IS NOT OLD.due_on OR NEW.soon_from IS NOT OLD.soon_from OR NEW.min_count IS NOT OLD.min_count OR NEW.mode IS NOT OLD.mode OR NEW.by_consent IS NOT OLD.by_consent OR NEW.conditions IS NOT OLD.conditions OR NEW.elapsed IS NOT OLD.elapsed OR NEW.exists_from IS NOT OLD.exists_from BEGIN SELECT RAISE(ABORT, 'an obligation is superseded once, never changed'); END;
COMMIT;
