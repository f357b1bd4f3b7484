BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "attachment" VALUES(1,'MVS','document','4f462d9ad05db5f6d5c89f5a8e0c793d26c5c5791afc9e409577aaa6699853df',20,'pdf','taras',1773230400000000);
INSERT INTO "attachment" VALUES(2,'MVS','document','348897a087fae84167f2fb1d2ae1529ee0c900e60ff84c6d6ccf02d4b85ad1ef',20,'pdf','taras',1773316800000000);
INSERT INTO "attachment" VALUES(3,'NABU','document','d46e8d9f2de5a72d6d94d2c9873323e2f4465161d69f055ca03fc42dbf5c4551',30,'pdf','olena',1773489600000000);
INSERT INTO "attachment" VALUES(4,'DSNS','document','67078e9b0008f60fc3f8367d40d60881ad129eaf125bfc947801118550dd44d2',38,'pdf','olena',1773662400000000);
INSERT INTO "attachment" VALUES(5,'MRG','document','91b4633fc33da429d4b891ec5fd7ac3c0fc1283cc95dc2d323c007b8b4040499',10,'pdf','olena',1775131200000000);
INSERT INTO "attachment" VALUES(6,'MVS','document','89a147a3bf4b9d00d2d5d567bc9cdafb446e8a2b8abf45dca217c672fa9e55c3',22,'pdf','olena',1775217600000000);
INSERT INTO "attachment" VALUES(7,'MVS','document','6ef8a19a22f47cb4d4cf6e83d99f00c1979006eac607479568706c7e413e7632',27,'pdf','taras',1775304000000000);
CREATE TABLE attachment_link (
	id INTEGER NOT NULL, 
	attachment_id INTEGER NOT NULL, 
	event_id INTEGER, 
	revision INTEGER, 
	exclusion_id INTEGER, 
	actor VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	FOREIGN KEY(exclusion_id) REFERENCES exclusion (id), 
	CONSTRAINT attachment_of_one_thing CHECK ((event_id IS NULL) <> (exclusion_id IS NULL)), 
	CONSTRAINT attachment_of_a_revision CHECK ((event_id IS NULL) = (revision IS NULL))
);
INSERT INTO "attachment_link" VALUES(1,1,1,1,NULL,'taras',1773230400000000);
INSERT INTO "attachment_link" VALUES(2,2,NULL,NULL,1,'taras',1773316800000000);
CREATE TABLE attachment_name (
	attachment_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (attachment_id), 
	FOREIGN KEY(attachment_id) REFERENCES attachment (id)
);
INSERT INTO "attachment_name" VALUES(1,'Програма.pdf');
INSERT INTO "attachment_name" VALUES(2,'Кошторис.pdf');
INSERT INTO "attachment_name" VALUES(3,'Лист про згоду.pdf');
INSERT INTO "attachment_name" VALUES(4,'Лист про долучення.pdf');
INSERT INTO "attachment_name" VALUES(5,'Акт.pdf');
INSERT INTO "attachment_name" VALUES(6,'Доручення.pdf');
INSERT INTO "attachment_name" VALUES(7,'Ще ні до чого.pdf');
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
INSERT INTO "audit" VALUES(3,1773057600000000,'taras','event.record','event','1','{"bodies": ["MVS"], "record": {"began_on": null, "details": {}, "format": "in_person", "held_on": "2026-03-09", "links": [], "participants": null, "place": "", "title": "Брифінг", "type": "briefing"}}',X'7CE80E07E9D4099156A8266D5B5FCB098A552E0E26ED1F656BCC58A53C280A94',X'C1E280869AAA2B38B7FD5DB14B38D1752518167A521192CE4C7C668D97E672DC');
INSERT INTO "audit" VALUES(4,1773057600000000,'taras','claim.submitted','claim','1','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'C1E280869AAA2B38B7FD5DB14B38D1752518167A521192CE4C7C668D97E672DC',X'790A57BA41CAAA98CD99F26A01D1813B7C465A48CBBD7D6DA74CA7E535A0E2D3');
INSERT INTO "audit" VALUES(5,1775044800000000,'taras','event.record','event','2','{"bodies": ["MVS"], "record": {"began_on": null, "details": {}, "format": "in_person", "held_on": "2026-04-01", "links": [], "participants": null, "place": "", "title": "Брифінг", "type": "briefing"}}',X'790A57BA41CAAA98CD99F26A01D1813B7C465A48CBBD7D6DA74CA7E535A0E2D3',X'C1BC2E682A71F1A7524C0D3C139C9E351D80CA3F505C75EAB8F7595AE10FD8BC');
INSERT INTO "audit" VALUES(6,1775044800000000,'taras','claim.submitted','claim','2','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'C1BC2E682A71F1A7524C0D3C139C9E351D80CA3F505C75EAB8F7595AE10FD8BC',X'7122283CF9758A3CE0757D8A20C5B0F4BD779BD5AB04E01EAEEC55814106348B');
INSERT INTO "audit" VALUES(7,1773144000000000,'olena','claim.verified','claim','1','{"is_appeal": false, "is_undo": false, "reason": "", "revision": 1}',X'7122283CF9758A3CE0757D8A20C5B0F4BD779BD5AB04E01EAEEC55814106348B',X'BAB2A7A90C98F65976CAEE7ADF9E200888A935BA4BCDBAF8C9892607FDF32858');
INSERT INTO "audit" VALUES(8,1773230400000000,'taras','attachment.add','attachment','1','{"body": "MVS", "kind": "pdf", "purpose": "document", "sha256": "4f462d9ad05db5f6d5c89f5a8e0c793d26c5c5791afc9e409577aaa6699853df", "size": 20}',X'BAB2A7A90C98F65976CAEE7ADF9E200888A935BA4BCDBAF8C9892607FDF32858',X'2E782D5CDC0690D0276131762D01BB5713E68D71E78BD45D7DFED704FA9141D4');
INSERT INTO "audit" VALUES(9,1773230400000000,'taras','attachment.link','attachment','1','{"event": 1, "revision": 1}',X'2E782D5CDC0690D0276131762D01BB5713E68D71E78BD45D7DFED704FA9141D4',X'CC0A07894CAB0C9BDAF85B4B89CB6FF580516660EA5030241987F9340233F8B0');
INSERT INTO "audit" VALUES(10,1773316800000000,'taras','exclusion.requested','exclusion','1','{"note": "3/MVS/2026"}',X'CC0A07894CAB0C9BDAF85B4B89CB6FF580516660EA5030241987F9340233F8B0',X'77594313205AB8BED59461ED1367DE253393D6537DD3AA596188A884590CA1FD');
INSERT INTO "audit" VALUES(11,1773316800000000,'taras','attachment.add','attachment','2','{"body": "MVS", "kind": "pdf", "purpose": "document", "sha256": "348897a087fae84167f2fb1d2ae1529ee0c900e60ff84c6d6ccf02d4b85ad1ef", "size": 20}',X'77594313205AB8BED59461ED1367DE253393D6537DD3AA596188A884590CA1FD',X'57546704257968DC47680D26D68B75BBD2AB2F2E2C466D2FE6157E45EF71B055');
INSERT INTO "audit" VALUES(12,1773316800000000,'taras','attachment.link','attachment','2','{"exclusion": 1}',X'57546704257968DC47680D26D68B75BBD2AB2F2E2C466D2FE6157E45EF71B055',X'E379A29B90CB4CD8FB6550E86A98B33BB71EC289C2C2EDB69DCCDC038CCBA279');
INSERT INTO "audit" VALUES(13,1773403200000000,'olena','consent.record','body','NABU','{"ground": {"document": "лист № 2", "effective_on": "2026-02-01", "measure": null, "state": "requested"}, "plan": "781-2020"}',X'E379A29B90CB4CD8FB6550E86A98B33BB71EC289C2C2EDB69DCCDC038CCBA279',X'43A7ED5C4A8F6AE94C224BD0E27F936E73E0C2781B0D620A562B6ED920CC5016');
INSERT INTO "audit" VALUES(14,1773489600000000,'olena','consent.record','body','NABU','{"ground": {"document": "лист № 2", "effective_on": "2026-02-01", "measure": null, "state": "given"}, "plan": "781-2020"}',X'43A7ED5C4A8F6AE94C224BD0E27F936E73E0C2781B0D620A562B6ED920CC5016',X'58182DA2FC183C99939CCE71B95C1EADDD3369E35726646BECD8906B7DB85BA3');
INSERT INTO "audit" VALUES(15,1773489600000000,'olena','attachment.add','attachment','3','{"body": "NABU", "kind": "pdf", "purpose": "document", "sha256": "d46e8d9f2de5a72d6d94d2c9873323e2f4465161d69f055ca03fc42dbf5c4551", "size": 30}',X'58182DA2FC183C99939CCE71B95C1EADDD3369E35726646BECD8906B7DB85BA3',X'FAEAE3E29A43D6D74AA8AD09A503CD49EAFBCF166EA33ABB70CF7951ED3476D0');
INSERT INTO "audit" VALUES(16,1773576000000000,'olena','consent.record','body','NABU','{"ground": {"document": "лист № 2", "effective_on": "2026-02-01", "measure": "5", "state": "given"}, "plan": "781-2020"}',X'FAEAE3E29A43D6D74AA8AD09A503CD49EAFBCF166EA33ABB70CF7951ED3476D0',X'A37786254EEACBB22995F0AFF7DEA3582E2016BA169ADD9C51A6F11C84616431');
INSERT INTO "audit" VALUES(17,1773662400000000,'olena','opt_in.in','body','DSNS','{"measure": "8.1", "plan": "781-2020"}',X'A37786254EEACBB22995F0AFF7DEA3582E2016BA169ADD9C51A6F11C84616431',X'F9A82379EF39681460368AC5020B86271795B2ADB4B14390D549BE2A992F0941');
INSERT INTO "audit" VALUES(18,1773662400000000,'olena','attachment.add','attachment','4','{"body": "DSNS", "kind": "pdf", "purpose": "document", "sha256": "67078e9b0008f60fc3f8367d40d60881ad129eaf125bfc947801118550dd44d2", "size": 38}',X'F9A82379EF39681460368AC5020B86271795B2ADB4B14390D549BE2A992F0941',X'8DF41D843CC370CB1292CDC66F2C70F831D9DE3C768EFB26A1F843C20B4099AB');
INSERT INTO "audit" VALUES(19,1775131200000000,'olena','trigger.record','measure','1.3','{"completed": "2.1", "opened": ["1.3/MRG/2026-after-2.1"]}',X'8DF41D843CC370CB1292CDC66F2C70F831D9DE3C768EFB26A1F843C20B4099AB',X'3E0A3AF9D2B2801595A608CB675D6C2FCA35FAA1B806985F0B9529049BAD4381');
INSERT INTO "audit" VALUES(20,1775131200000000,'olena','attachment.add','attachment','5','{"body": "MRG", "kind": "pdf", "purpose": "document", "sha256": "91b4633fc33da429d4b891ec5fd7ac3c0fc1283cc95dc2d323c007b8b4040499", "size": 10}',X'3E0A3AF9D2B2801595A608CB675D6C2FCA35FAA1B806985F0B9529049BAD4381',X'E31D42C480A7C526619316DC9C1EBCC49934E533FE983F076B915FA3B56928DB');
INSERT INTO "audit" VALUES(21,1775217600000000,'olena','extension.record','obligation','2.1/MVS/2026-H1','{"document": "доручення № 5", "until": "2026-12-01"}',X'E31D42C480A7C526619316DC9C1EBCC49934E533FE983F076B915FA3B56928DB',X'188B165CAB8C36E2917547E2509001F032DEA85566CDCEB78CDF0C035AA8884B');
INSERT INTO "audit" VALUES(22,1775217600000000,'olena','attachment.add','attachment','6','{"body": "MVS", "kind": "pdf", "purpose": "document", "sha256": "89a147a3bf4b9d00d2d5d567bc9cdafb446e8a2b8abf45dca217c672fa9e55c3", "size": 22}',X'188B165CAB8C36E2917547E2509001F032DEA85566CDCEB78CDF0C035AA8884B',X'FC97D5A933D4C7590493DCF0D271BC7D68A33E7970C6BA53ACD00EFD075EEEB4');
INSERT INTO "audit" VALUES(23,1775304000000000,'taras','attachment.add','attachment','7','{"body": "MVS", "kind": "pdf", "purpose": "document", "sha256": "6ef8a19a22f47cb4d4cf6e83d99f00c1979006eac607479568706c7e413e7632", "size": 27}',X'FC97D5A933D4C7590493DCF0D271BC7D68A33E7970C6BA53ACD00EFD075EEEB4',X'2B989E0A5276164F685004FAEED44C9809CC5B4DB9CBCF3E5943536E463AF180');
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
INSERT INTO "claim" VALUES(2,2,19,1);
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
INSERT INTO "claim_head" VALUES(1,'verified',1,'','olena',1773144000000000,1773057600000000,'taras',0);
INSERT INTO "claim_head" VALUES(2,'submitted',1,'','taras',1775044800000000,1775044800000000,'taras',0);
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
INSERT INTO "claim_transition" VALUES(1,1,'submitted',1,'','taras',1773057600000000,0,0);
INSERT INTO "claim_transition" VALUES(2,2,'submitted',1,'','taras',1775044800000000,0,0);
INSERT INTO "claim_transition" VALUES(3,1,'verified',1,'','olena',1773144000000000,0,0);
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
INSERT INTO "consent" VALUES(1,1,'NABU',NULL,'requested','2026-02-01','лист № 2','olena',1773403200000000);
INSERT INTO "consent" VALUES(2,1,'NABU',NULL,'given','2026-02-01','лист № 2','olena',1773489600000000);
INSERT INTO "consent" VALUES(3,1,'NABU','5','given','2026-02-01','лист № 2','olena',1773576000000000);
CREATE TABLE data_version (
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	last_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "data_version" VALUES(1,15,1795488493971636);
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
INSERT INTO "exclusion" VALUES(1,15,'no_budget','керівник органу','лист № 1','2026-02-01','Кошти не передбачено.');
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
INSERT INTO "exclusion_transition" VALUES(1,1,'requested','3/MVS/2026','taras',1773316800000000);
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
INSERT INTO "extension" VALUES(1,3,'2026-12-01','2026-04-02','доручення № 5','olena',1775217600000000);
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
INSERT INTO "obligation" VALUES(49,1,'8.1/DSNS/2026','8','8.1','DSNS','2026',2026,'2026-01-01','2026-12-31','2026-12-01',1,'opt_in',0,'[]',0,1773662400000000,NULL);
INSERT INTO "obligation" VALUES(50,1,'8.1/DSNS/2027','8','8.1','DSNS','2027',2027,'2027-01-01','2027-12-31','2027-12-01',1,'opt_in',0,'[]',0,1773662400000000,NULL);
INSERT INTO "obligation" VALUES(51,1,'1.3/MRG/2026-after-2.1','1','1.3','MRG','2026-after-2.1',2026,'2026-04-01','2026-05-01','2026-04-17',1,'collective',0,'[]',0,1775131200000000,NULL);
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
INSERT INTO "obligation_span" VALUES(3,0,1773057600000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(3,1773057600000000,1773144000000000,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','under_review',1,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(3,1773144000000000,4611686018427387904,1,2026,0,'2','2.1','MVS','2026-H1','2026-01-01','2026-06-30','done_on_time',1,1,'2026-03-09',0,0);
INSERT INTO "obligation_span" VALUES(4,0,4611686018427387904,1,2026,0,'2','2.1','DSNS','2026-H1','2026-01-01','2026-06-30','open',0,0,NULL,0,0);
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
INSERT INTO "obligation_span" VALUES(15,0,1773316800000000,1,2026,0,'3','3','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(15,1773316800000000,4611686018427387904,1,2026,0,'3','3','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(16,0,4611686018427387904,1,2026,0,'3','3','DSNS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(17,0,4611686018427387904,1,2026,0,'3','3','OLD','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(18,0,4611686018427387904,1,2026,0,'3','3','MINCYFRA','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(19,0,1775044800000000,1,2026,0,'5','5','MVS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(19,1775044800000000,4611686018427387904,1,2026,0,'5','5','MVS','2026','2026-01-01','2026-12-31','under_review',1,0,NULL,0,0);
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
INSERT INTO "obligation_span" VALUES(49,1773662400000000,4611686018427387904,1,2026,0,'8','8.1','DSNS','2026','2026-01-01','2026-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(50,1773662400000000,4611686018427387904,1,2027,0,'8','8.1','DSNS','2027','2027-01-01','2027-12-31','open',0,0,NULL,0,0);
INSERT INTO "obligation_span" VALUES(51,1775131200000000,4611686018427387904,1,2026,0,'1','1.3','MRG','2026-after-2.1','2026-04-01','2026-05-01','open',0,0,NULL,0,0);
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
INSERT INTO "opt_in_transition" VALUES(1,1,'DSNS','8.1','in','лист № 3','olena',1773662400000000);
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
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT remark_says_something CHECK (length(text) > 0)
);
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
INSERT INTO "trigger_fact" VALUES(1,51,'2.1','2026-04-01','акт № 4','olena',1775131200000000);
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
CREATE INDEX ix_attachment_link_attachment_id ON attachment_link (attachment_id);
CREATE INDEX ix_attachment_link_event_id ON attachment_link (event_id);
CREATE INDEX ix_attachment_link_exclusion_id ON attachment_link (exclusion_id);
CREATE INDEX ix_attachment_transition_attachment_id ON attachment_transition (attachment_id);
CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_no_replace BEFORE INSERT ON attachment WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END;
CREATE TRIGGER attachment_link_no_update BEFORE UPDATE ON attachment_link BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
CREATE TRIGGER attachment_link_no_delete BEFORE DELETE ON attachment_link BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
CREATE TRIGGER attachment_link_no_replace BEFORE INSERT ON attachment_link WHEN EXISTS (SELECT 1 FROM attachment_link WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END;
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
CREATE TRIGGER remark_no_update BEFORE UPDATE ON remark BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE TRIGGER remark_no_delete BEFORE DELETE ON remark BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE TRIGGER remark_no_replace BEFORE INSERT ON remark WHEN EXISTS (SELECT 1 FROM remark WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;
CREATE INDEX ix_claim_waiting ON claim_head (submitted_at) WHERE state = 'submitted';
CREATE TRIGGER claim_head_follows AFTER INSERT ON claim_transition BEGIN INSERT INTO claim_head VALUES (NEW.claim_id, NEW.state, NEW.revision, NEW.reason, NEW.actor, NEW.at, iif(NEW.state = 'submitted' AND NOT NEW.is_undo, NEW.at, NULL), iif(NEW.state = 'submitted' AND NOT NEW.is_undo, NEW.actor, ''), NEW.is_appeal) ON CONFLICT (claim_id) DO UPDATE SET state = excluded.state, revision = excluded.revision, reason = excluded.reason, actor = excluded.actor, at = excluded.at, submitted_at = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.at, submitted_at), submitted_by = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.actor, submitted_by), is_appeal = iif(NEW.state = 'submitted' AND NOT NEW.is_undo, excluded.is_appeal, is_appeal) WHERE excluded.at >= claim_head.at; END;
COMMIT;
