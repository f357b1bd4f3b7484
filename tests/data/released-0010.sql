BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT attachment_has_content CHECK (length(sha256) = 64 AND size > 0)
);
CREATE TABLE "attachment_link" (
	id INTEGER NOT NULL, 
	attachment_id INTEGER NOT NULL, 
	event_id INTEGER, 
	exclusion_id INTEGER, 
	consent_id INTEGER, 
	opt_in_id INTEGER, 
	trigger_id INTEGER, 
	extension_id INTEGER, 
	revision INTEGER, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(exclusion_id) REFERENCES exclusion (id), 
	FOREIGN KEY(consent_id) REFERENCES consent (id), 
	FOREIGN KEY(opt_in_id) REFERENCES opt_in_transition (id), 
	FOREIGN KEY(trigger_id) REFERENCES trigger_fact (id), 
	FOREIGN KEY(extension_id) REFERENCES extension (id), 
	CONSTRAINT attachment_of_one_thing CHECK ((event_id IS NOT NULL) + (exclusion_id IS NOT NULL) + (consent_id IS NOT NULL) + (opt_in_id IS NOT NULL) + (trigger_id IS NOT NULL) + (extension_id IS NOT NULL) = 1), 
	CONSTRAINT attachment_of_a_revision CHECK ((event_id IS NULL) = (revision IS NULL))
);
CREATE TABLE attachment_name (
	attachment_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (attachment_id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id)
);
CREATE TABLE attachment_transition (
	id INTEGER NOT NULL, 
	attachment_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id)
);
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
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
INSERT INTO "audit" VALUES(1,1767268800000000,'system','register.load','register','bodies','{"count": 7}',X'0000000000000000000000000000000000000000000000000000000000000000',X'6F004349E18230B87D1B47AA1B054A662C59E29E2B31E59C003180F9FFA10377');
INSERT INTO "audit" VALUES(2,1767268800000000,'system','plan.load','plan','781-2020','{"card": {"act_date": "2020-09-02", "act_number": "781", "first_year": 2026, "in_force_from": "2026-01-01", "last_year": null, "monitor_from": "2026-01-01", "title": "План заходів"}, "obligations": 48}',X'6F004349E18230B87D1B47AA1B054A662C59E29E2B31E59C003180F9FFA10377',X'7CE80E07E9D4099156A8266D5B5FCB098A552E0E26ED1F656BCC58A53C280A94');
INSERT INTO "audit" VALUES(3,1772712000000000,'taras','event.record','event','1','{"bodies": ["DSNS", "MVS"], "record": {"began_on": null, "details": {"links": {"https://example.org/1": {"note": "знімок сторінки", "seen_on": "2026-03-05"}}}, "format": "in_person", "held_on": "2026-03-04", "links": ["https://example.org/1"], "participants": null, "place": "", "title": "Брифінг про запобігання корупції", "type": "briefing"}}',X'7CE80E07E9D4099156A8266D5B5FCB098A552E0E26ED1F656BCC58A53C280A94',X'F3AFB6E76B1176C759F0EE58274FCBBA0BE956151A63EFC9E2AA903F87582E9E');
INSERT INTO "audit" VALUES(4,1772712000000000,'taras','claim.submitted','claim','1','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'F3AFB6E76B1176C759F0EE58274FCBBA0BE956151A63EFC9E2AA903F87582E9E',X'FC9F182894A7CEB370C2651823563006687B2464CD25AB7A154DE413361BB4B7');
INSERT INTO "audit" VALUES(5,1772712000000000,'taras','receipt.issue','receipt','2026/1','{"body": "MVS", "event": 1, "revision": 1, "sha256": "473d74de7fb2b609f1f7029f29f95b96363ed9c8e1ef1e31ce9c9b9d2f04dbe0"}',X'FC9F182894A7CEB370C2651823563006687B2464CD25AB7A154DE413361BB4B7',X'AE5B0C49F26F86F0128E8FA8AE7649FAA6B384F86742C701431365D0DC158631');
INSERT INTO "audit" VALUES(6,1772798400000000,'olena','claim.returned','claim','1','{"is_appeal": false, "is_undo": false, "reason": "Додайте посилання.", "revision": 1}',X'AE5B0C49F26F86F0128E8FA8AE7649FAA6B384F86742C701431365D0DC158631',X'49EEA048FC704ED832855F6637F5AF43037FC84E453A0D4FC02049CAD4637D07');
INSERT INTO "audit" VALUES(7,1772798400000000,'olena','remark.note','event','1','{"body": "MVS", "text": "Чекаємо посилання."}',X'49EEA048FC704ED832855F6637F5AF43037FC84E453A0D4FC02049CAD4637D07',X'50745EBE21CA00D747E635E674C03A37D4235D7C2479944BFF7EADC7A8D20144');
INSERT INTO "audit" VALUES(8,1773057600000000,'taras','event.record','event','2','{"bodies": ["MVS"], "record": {"began_on": null, "details": {}, "format": "in_person", "held_on": "2026-03-09", "links": [], "participants": null, "place": "", "title": "Брифінг", "type": "briefing"}}',X'50745EBE21CA00D747E635E674C03A37D4235D7C2479944BFF7EADC7A8D20144',X'8A6893ED05045FC340B517179E2AF7D236A7667C6A207AE7F3E764A0128CE16F');
INSERT INTO "audit" VALUES(9,1773057600000000,'taras','claim.submitted','claim','2','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'8A6893ED05045FC340B517179E2AF7D236A7667C6A207AE7F3E764A0128CE16F',X'39789B24BF98B34CCA57B96A7CAC17FB381070ADAF552EFE9C85877173DEBBC6');
INSERT INTO "audit" VALUES(10,1773144000000000,'taras','event.record','event','3','{"bodies": ["DSNS"], "record": {"began_on": null, "details": {}, "format": "in_person", "held_on": "2026-03-10", "links": [], "participants": null, "place": "", "title": "Брифінг", "type": "briefing"}}',X'39789B24BF98B34CCA57B96A7CAC17FB381070ADAF552EFE9C85877173DEBBC6',X'D97915D204CC997C93530660569597E9EA7F4D2BD52ECD2F0DA38AB375FA7A35');
INSERT INTO "audit" VALUES(11,1773144000000000,'taras','claim.submitted','claim','3','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'D97915D204CC997C93530660569597E9EA7F4D2BD52ECD2F0DA38AB375FA7A35',X'040EC90F2B7D9D188B2C63B090A122C3C96C0391351680D01C347CEF74ECD90F');
INSERT INTO "audit" VALUES(12,1773316800000000,'olena','claim.verified','claim','2','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'040EC90F2B7D9D188B2C63B090A122C3C96C0391351680D01C347CEF74ECD90F',X'A5B3312640E1106FEB53245D507B4F516C113AA28EC4A26F8AD17ECC19B47C0E');
INSERT INTO "audit" VALUES(13,1773403200000000,'taras','exclusion.requested','exclusion','1','{"note": "5/MVS/2026"}',X'A5B3312640E1106FEB53245D507B4F516C113AA28EC4A26F8AD17ECC19B47C0E',X'18ECBED1B0ED2EDBB4F9AAC9B2D39DA9AB47E61E5C2359FE316AC140CAB2291E');
INSERT INTO "audit" VALUES(14,1773489600000000,'olena','consent.record','body','NABU','{"ground": {"document": "№ 2", "effective_on": "2026-03-01", "measure": null, "state": "given"}, "plan": "781-2020"}',X'18ECBED1B0ED2EDBB4F9AAC9B2D39DA9AB47E61E5C2359FE316AC140CAB2291E',X'CCEC680A127A3D187941E619F5A97F398E708C7BA9A2C9AE185EEBF5848DD467');
INSERT INTO "audit" VALUES(15,1773576000000000,'taras','nil.filed','obligation','3/DSNS/2026','{"reason": "Не проводили."}',X'CCEC680A127A3D187941E619F5A97F398E708C7BA9A2C9AE185EEBF5848DD467',X'DDE426C4176A43ABF3367E76DD63CA19DBCDA49143F7734472BB8148676ED52A');
CREATE TABLE auth_session (
	sid_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	auth_version INTEGER NOT NULL, 
	method VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	agent VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	revoked_at BIGINT, 
	PRIMARY KEY (sid_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
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
INSERT INTO "claim" VALUES(2,2,3,1);
INSERT INTO "claim" VALUES(3,3,4,1);
CREATE TABLE claim_head (
	claim_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	submitted_at BIGINT, 
	submitted_by VARCHAR NOT NULL, 
	is_appeal BOOLEAN NOT NULL, 
	PRIMARY KEY (claim_id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id)
);
INSERT INTO "claim_head" VALUES(1,'returned',1,'Додайте посилання.','olena',1772798400000000,1772712000000000,'taras',0);
INSERT INTO "claim_head" VALUES(2,'verified',1,'','olena',1773316800000000,1773057600000000,'taras',0);
INSERT INTO "claim_head" VALUES(3,'submitted',1,'','taras',1773144000000000,1773144000000000,'taras',0);
CREATE TABLE claim_transition (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, is_undo BOOLEAN DEFAULT 0 NOT NULL, is_appeal BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(claim_id) REFERENCES claim (id)
);
INSERT INTO "claim_transition" VALUES(1,1,'submitted',1,'','taras',1772712000000000,0,0);
INSERT INTO "claim_transition" VALUES(2,1,'returned',1,'Додайте посилання.','olena',1772798400000000,0,0);
INSERT INTO "claim_transition" VALUES(3,2,'submitted',1,'','taras',1773057600000000,0,0);
INSERT INTO "claim_transition" VALUES(4,3,'submitted',1,'','taras',1773144000000000,0,0);
INSERT INTO "claim_transition" VALUES(5,2,'verified',1,'','olena',1773316800000000,0,0);
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
INSERT INTO "consent" VALUES(1,1,'NABU',NULL,'given','2026-03-01','№ 2','olena',1773489600000000);
CREATE TABLE data_version (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	last_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "data_version" VALUES(1,14,1796100791199868);
CREATE TABLE draft (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	event_id INTEGER, 
	base_revision INTEGER, 
	copy_of INTEGER, 
	content JSON NOT NULL, 
	version INTEGER NOT NULL, 
	created_by VARCHAR NOT NULL, 
	saved_by VARCHAR NOT NULL, 
	saved_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(copy_of) REFERENCES draft (id)
);
INSERT INTO "draft" VALUES(1,1,'MVS',1,1,NULL,'{}',2,'taras','taras',1772712000000000,1772712000000000);
CREATE TABLE draft_attachment (
	draft_id INTEGER NOT NULL, 
	attachment_id INTEGER NOT NULL, 
	is_public BOOLEAN NOT NULL, 
	PRIMARY KEY (draft_id, attachment_id), 
	FOREIGN KEY(draft_id) REFERENCES draft (id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id)
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	created_by VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "event" VALUES(1,1,'taras',1772712000000000);
INSERT INTO "event" VALUES(2,1,'taras',1773057600000000);
INSERT INTO "event" VALUES(3,1,'taras',1773144000000000);
CREATE TABLE event_body (
	event_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	PRIMARY KEY (event_id, body), 
	FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "event_body" VALUES(1,'DSNS');
INSERT INTO "event_body" VALUES(1,'MVS');
INSERT INTO "event_body" VALUES(2,'MVS');
INSERT INTO "event_body" VALUES(3,'DSNS');
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
INSERT INTO "event_revision" VALUES(1,1,1,'briefing','Брифінг про запобігання корупції','2026-03-04',NULL,'','in_person',NULL,'{"links": {"https://example.org/1": {"seen_on": "2026-03-05", "note": "\u0437\u043d\u0456\u043c\u043e\u043a \u0441\u0442\u043e\u0440\u0456\u043d\u043a\u0438"}}}','["https://example.org/1"]','taras',1772712000000000);
INSERT INTO "event_revision" VALUES(2,2,1,'briefing','Брифінг','2026-03-09',NULL,'','in_person',NULL,'{}','[]','taras',1773057600000000);
INSERT INTO "event_revision" VALUES(3,3,1,'briefing','Брифінг','2026-03-10',NULL,'','in_person',NULL,'{}','[]','taras',1773144000000000);
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
INSERT INTO "exclusion" VALUES(1,19,'no_budget','керівник органу','№ 1','2026-03-12','Кошти не передбачено.');
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
INSERT INTO "exclusion_transition" VALUES(1,1,'requested','5/MVS/2026','taras',1773403200000000);
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
CREATE TABLE idempotency_key (
	actor VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	result VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (actor, "key")
);
INSERT INTO "idempotency_key" VALUES('taras','draft:1','event.submit','74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b','1',1772712000000000);
CREATE TABLE instance (
	id INTEGER NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE invitation (
	token_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	PRIMARY KEY (token_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
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
INSERT INTO "nil_report_transition" VALUES(1,16,'filed','Не проводили.','taras',1773576000000000);
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
CREATE TABLE obligation_span (
	obligation_id INTEGER NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	plan_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	by_consent BOOLEAN NOT NULL, 
	task VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	window_start DATE NOT NULL, 
	due_on DATE NOT NULL, 
	stage VARCHAR NOT NULL, 
	submitted INTEGER NOT NULL, 
	verified INTEGER NOT NULL, 
	achieved_on DATE, 
	has_returned BOOLEAN NOT NULL, 
	is_nil BOOLEAN NOT NULL, 
	PRIMARY KEY (obligation_id, since), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id)
)
 WITHOUT ROWID

;
INSERT INTO "obligation_span" VALUES(1,0,4611686018427387904,1,2026,0,'1','1.2','MRG','2026','2026-01-01','2026-08-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(2,0,4611686018427387904,1,2026,0,'1','1.3','MRG','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(3,0,1772712000000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(3,1772712000000000,1772798400000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','under_review',1,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(3,1772798400000000,1773057600000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,1,0);
INSERT INTO "obligation_span" VALUES(3,1773057600000000,1773316800000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','under_review',1,0,NULL,1,0);
INSERT INTO "obligation_span" VALUES(3,1773316800000000,4611686018427387904,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','done_on_time',1,1,'2026-03-09',1,0);
INSERT INTO "obligation_span" VALUES(4,0,1773144000000000,1,2026,0,'2','2.1','DSNS','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(4,1773144000000000,4611686018427387904,1,2026,0,'2','2.1','DSNS','2026-H1','2026-01-01','2026-06-30','under_review',1,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(5,0,4611686018427387904,1,2026,0,'2','2.1','OLD','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(6,0,4611686018427387904,1,2026,0,'2','2.1','MINCYFRA','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(7,0,4611686018427387904,1,2026,1,'2','2.1','NABU','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(8,0,4611686018427387904,1,2026,0,'2','2.1','MVS','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(9,0,4611686018427387904,1,2026,0,'2','2.1','DSNS','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(10,0,4611686018427387904,1,2026,0,'2','2.1','OLD','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(11,0,4611686018427387904,1,2026,0,'2','2.1','MINCYFRA','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(12,0,4611686018427387904,1,2026,1,'2','2.1','NABU','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(13,0,4611686018427387904,1,2026,1,'2','2.2','RPK','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(14,0,4611686018427387904,1,2026,1,'2','2.2','RPK','2026-H2','2026-07-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(15,0,4611686018427387904,1,2026,0,'3','3','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(16,0,1773576000000000,1,2026,0,'3','3','DSNS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(16,1773576000000000,4611686018427387904,1,2026,0,'3','3','DSNS','2026','2026-01-01','2026-12-31','nil',0,0,NULL,0,1);
INSERT INTO "obligation_span" VALUES(17,0,4611686018427387904,1,2026,0,'3','3','OLD','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(18,0,4611686018427387904,1,2026,0,'3','3','MINCYFRA','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(19,0,1773403200000000,1,2026,0,'5','5','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(19,1773403200000000,4611686018427387904,1,2026,0,'5','5','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(20,0,4611686018427387904,1,2026,0,'5','5','DSNS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(21,0,4611686018427387904,1,2026,0,'5','5','OLD','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(22,0,4611686018427387904,1,2026,0,'5','5','MINCYFRA','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(23,0,4611686018427387904,1,2026,1,'5','5','NABU','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(24,0,4611686018427387904,1,2026,0,'8','8.1','MINCYFRA','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(25,0,4611686018427387904,1,2027,0,'1','1.2','MRG','2027','2027-01-01','2027-08-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(26,0,4611686018427387904,1,2027,0,'1','1.3','MRG','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(27,0,4611686018427387904,1,2027,0,'2','2.1','MVS','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(28,0,4611686018427387904,1,2027,0,'2','2.1','DSNS','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(29,0,4611686018427387904,1,2027,0,'2','2.1','OLD','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(30,0,4611686018427387904,1,2027,0,'2','2.1','MINCYFRA','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(31,0,4611686018427387904,1,2027,1,'2','2.1','NABU','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(32,0,4611686018427387904,1,2027,0,'2','2.1','MVS','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(33,0,4611686018427387904,1,2027,0,'2','2.1','DSNS','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(34,0,4611686018427387904,1,2027,0,'2','2.1','OLD','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(35,0,4611686018427387904,1,2027,0,'2','2.1','MINCYFRA','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(36,0,4611686018427387904,1,2027,1,'2','2.1','NABU','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(37,0,4611686018427387904,1,2027,1,'2','2.2','RPK','2027-H1','2027-01-01','2027-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(38,0,4611686018427387904,1,2027,1,'2','2.2','RPK','2027-H2','2027-07-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(39,0,4611686018427387904,1,2027,0,'3','3','MVS','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(40,0,4611686018427387904,1,2027,0,'3','3','DSNS','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(41,0,4611686018427387904,1,2027,0,'3','3','OLD','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(42,0,4611686018427387904,1,2027,0,'3','3','MINCYFRA','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(43,0,4611686018427387904,1,2027,0,'5','5','MVS','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(44,0,4611686018427387904,1,2027,0,'5','5','DSNS','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(45,0,4611686018427387904,1,2027,0,'5','5','OLD','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(46,0,4611686018427387904,1,2027,0,'5','5','MINCYFRA','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(47,0,4611686018427387904,1,2027,1,'5','5','NABU','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(48,0,4611686018427387904,1,2027,0,'8','8.1','MINCYFRA','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
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
CREATE TABLE organiser_transition (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id, body) REFERENCES event_body (event_id, body)
);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	full_name VARCHAR NOT NULL, 
	password_hash VARCHAR, 
	is_active BOOLEAN DEFAULT 1 NOT NULL, 
	auth_version INTEGER NOT NULL, 
	totp_sealed VARCHAR, 
	totp_last_step INTEGER NOT NULL, 
	oidc_issuer VARCHAR, 
	oidc_subject VARCHAR, 
	created_at BIGINT NOT NULL, 
	last_sign_in_at BIGINT, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	UNIQUE (oidc_issuer, oidc_subject)
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
CREATE TABLE receipt (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (year, number), 
	FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "receipt" VALUES(1,2026,1,1,1,'MVS','473d74de7fb2b609f1f7029f29f95b96363ed9c8e1ef1e31ce9c9b9d2f04dbe0','taras',1772712000000000);
CREATE TABLE recovery_code (
	code_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	used_at BIGINT, 
	PRIMARY KEY (code_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE remark (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, is_from_secretariat BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT remark_says_something CHECK (length(text) > 0)
);
INSERT INTO "remark" VALUES(1,1,'MVS','note','Чекаємо посилання.','olena',1772798400000000,1);
CREATE TABLE role_grant (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	is_deputy BOOLEAN DEFAULT 0 NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	ended_at BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT a_role_to_grant CHECK (role IN ('leadership', 'focal_point', 'secretariat', 'administrator')), 
	CONSTRAINT a_focal_point_has_a_body CHECK (role <> 'focal_point' OR body <> ''), 
	CONSTRAINT dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE TABLE stale_obligation (
	obligation_id INTEGER NOT NULL, 
	PRIMARY KEY (obligation_id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id)
);
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
CREATE TABLE ticket (
	ticket_hash VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	auth_version INTEGER NOT NULL, 
	method VARCHAR NOT NULL, 
	browser_hash VARCHAR NOT NULL, 
	"then" VARCHAR NOT NULL, 
	expires_at BIGINT NOT NULL, 
	used_at BIGINT, 
	PRIMARY KEY (ticket_hash), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
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
CREATE TABLE used_assertion (
	token_hash VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (token_hash)
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
CREATE INDEX ix_span_measure ON obligation_span (plan_id, year, by_consent, until, measure, task, due_on, period, window_start, stage, since);
CREATE INDEX ix_span_body ON obligation_span (plan_id, year, by_consent, until, body, due_on, window_start, stage, measure, since);
CREATE INDEX ix_claim_verified ON claim_transition (at) WHERE state = 'verified';
CREATE TRIGGER obligation_is_news AFTER INSERT ON obligation BEGIN INSERT OR IGNORE INTO stale_obligation VALUES (NEW.id); END;
CREATE TRIGGER claim_transition_is_news AFTER INSERT ON claim_transition BEGIN INSERT OR IGNORE INTO stale_obligation VALUES ((SELECT obligation_id FROM claim WHERE id = NEW.claim_id)); END;
CREATE TRIGGER exclusion_transition_is_news AFTER INSERT ON exclusion_transition BEGIN INSERT OR IGNORE INTO stale_obligation VALUES ((SELECT obligation_id FROM exclusion WHERE id = NEW.exclusion_id)); END;
CREATE TRIGGER nil_report_transition_is_news AFTER INSERT ON nil_report_transition BEGIN INSERT OR IGNORE INTO stale_obligation VALUES (NEW.obligation_id); END;
CREATE TRIGGER obligation_end_is_news AFTER UPDATE ON obligation BEGIN INSERT OR IGNORE INTO stale_obligation VALUES (NEW.id); END;
CREATE INDEX ix_idempotency_key_at ON idempotency_key (at);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_attachment_transition_attachment_id ON attachment_transition (attachment_id);
CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_no_replace BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_transition_no_update BEFORE UPDATE ON attachment_transition BEGIN SELECT RAISE(ABORT, 'attachment_transition is append-only'); END;
CREATE TRIGGER attachment_transition_no_delete BEFORE DELETE ON attachment_transition BEGIN SELECT RAISE(ABORT, 'attachment_transition is append-only'); END;
CREATE TRIGGER attachment_transition_no_replace BEFORE INSERT ON attachment_transition WHEN EXISTS (SELECT 1 FROM attachment_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'attachment_transition is append-only'); END;
CREATE TRIGGER attachment_name_no_update BEFORE UPDATE ON attachment_name BEGIN SELECT RAISE(ABORT, 'attachment_name is append-only'); END;
CREATE TRIGGER attachment_name_no_replace BEFORE INSERT ON attachment_name WHEN EXISTS (SELECT 1 FROM attachment_name WHERE attachment_id = NEW.attachment_id) BEGIN SELECT RAISE(ABORT, 'attachment_name is append-only'); END;
CREATE TRIGGER attachment_name_no_delete BEFORE DELETE ON attachment_name WHEN NOT EXISTS (SELECT 1 FROM attachment_transition WHERE attachment_id = OLD.attachment_id AND state = 'erased') BEGIN SELECT RAISE(ABORT, 'a name goes only with an erasure'); END;
CREATE TRIGGER attachment_participants_stay_private BEFORE INSERT ON attachment_transition WHEN NEW.state = 'public' AND EXISTS (SELECT 1 FROM attachment WHERE id = NEW.attachment_id AND purpose = 'participants') BEGIN SELECT RAISE(ABORT, 'a list of participants is never public'); END;
CREATE INDEX ix_role_grant ON role_grant (person_id, ended_at);
CREATE INDEX ix_invitation_person_id ON invitation (person_id);
CREATE INDEX ix_attempt ON attempt ("key", at);
CREATE INDEX ix_auth_session_person_id ON auth_session (person_id);
CREATE INDEX ix_recovery_code_person_id ON recovery_code (person_id);
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'a person is disabled, never deleted'); END;
CREATE TRIGGER person_no_replace BEFORE INSERT ON person WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id OR name = NEW.name) BEGIN SELECT RAISE(ABORT, 'a person is disabled, never replaced'); END;
CREATE TRIGGER role_grant_no_delete BEFORE DELETE ON role_grant BEGIN SELECT RAISE(ABORT, 'a role is ended, never deleted'); END;
CREATE TRIGGER role_grant_no_replace BEFORE INSERT ON role_grant WHEN EXISTS (SELECT 1 FROM role_grant WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a role is ended, never replaced'); END;
CREATE TRIGGER role_grant_only_ends BEFORE UPDATE ON role_grant WHEN OLD.ended_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.person_id IS NOT OLD.person_id OR NEW.role IS NOT OLD.role OR NEW.body IS NOT OLD.body OR NEW.is_deputy IS NOT OLD.is_deputy OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to OR NEW.actor IS NOT OLD.actor OR NEW.at IS NOT OLD.at BEGIN SELECT RAISE(ABORT, 'a role is ended once, never changed'); END;
CREATE INDEX ix_draft ON draft (plan_id, body, closed_at);
CREATE INDEX ix_draft_event_id ON draft (event_id);
CREATE INDEX ix_draft_attachment_attachment_id ON draft_attachment (attachment_id);
CREATE INDEX ix_receipt_event_id ON receipt (event_id);
CREATE INDEX ix_receipt_body ON receipt (body);
CREATE INDEX ix_remark_event ON remark (event_id, body);
CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER receipt_no_replace BEFORE INSERT ON receipt WHEN EXISTS (SELECT 1 FROM receipt WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER remark_no_delete BEFORE DELETE ON remark BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE TRIGGER remark_no_replace BEFORE INSERT ON remark WHEN EXISTS (SELECT 1 FROM remark WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE INDEX ix_claim_waiting ON claim_head (submitted_at) WHERE state = 'submitted';
CREATE TRIGGER claim_head_follows AFTER INSERT ON claim_transition BEGIN INSERT INTO claim_head VALUES (NEW.claim_id, NEW.state, NEW.revision, NEW.reason, NEW.actor, NEW.at, iif(NEW.state = 'submitted' AND NOT NEW.is_undo, NEW.at, NULL), iif(NEW.state = 'submitted' AND NOT NEW.is_undo, NEW.actor, ''), NEW.is_appeal) ON CONFLICT (claim_id) DO UPDATE SET state = excluded.state, revision = excluded.revision, reason = excluded.reason, actor = excluded.actor, at = excluded.at, submitted_at = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.at, submitted_at), submitted_by = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.actor, submitted_by), is_appeal = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.is_appeal, is_appeal) WHERE excluded.at >= claim_head.at; END;
CREATE INDEX ix_attachment_link_attachment_id ON attachment_link (attachment_id);
CREATE INDEX ix_attachment_link_event_id ON attachment_link (event_id);
CREATE INDEX ix_attachment_link_exclusion_id ON attachment_link (exclusion_id);
CREATE INDEX ix_attachment_link_consent_id ON attachment_link (consent_id);
CREATE INDEX ix_attachment_link_opt_in_id ON attachment_link (opt_in_id);
CREATE INDEX ix_attachment_link_trigger_id ON attachment_link (trigger_id);
CREATE INDEX ix_attachment_link_extension_id ON attachment_link (extension_id);
CREATE TRIGGER attachment_link_no_update BEFORE UPDATE ON attachment_link BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
CREATE TRIGGER attachment_link_no_delete BEFORE DELETE ON attachment_link BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
CREATE TRIGGER attachment_link_no_replace BEFORE INSERT ON attachment_link WHEN EXISTS (SELECT 1 FROM attachment_link WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
CREATE INDEX ix_event_revision_held_on ON event_revision (held_on, event_id, revision);
CREATE TRIGGER remark_no_update BEFORE UPDATE ON remark BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE INDEX ix_organiser_transition ON organiser_transition (event_id, body);
CREATE TRIGGER organiser_transition_no_update BEFORE UPDATE ON organiser_transition BEGIN SELECT RAISE(ABORT, 'organiser_transition is append-only'); END;
CREATE TRIGGER organiser_transition_no_delete BEFORE DELETE ON organiser_transition BEGIN SELECT RAISE(ABORT, 'organiser_transition is append-only'); END;
CREATE TRIGGER organiser_transition_no_replace BEFORE INSERT ON organiser_transition WHEN EXISTS (SELECT 1 FROM organiser_transition WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'organiser_transition is append-only'); END;
COMMIT;
