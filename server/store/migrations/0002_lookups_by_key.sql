DROP INDEX "attachments_by_message";--> statement-breakpoint
DROP INDEX "contact_handles_by_contact";--> statement-breakpoint
DROP INDEX "contacts_by_email";--> statement-breakpoint
DROP INDEX "one_current_conversation";--> statement-breakpoint
DROP INDEX "conversations_by_contact";--> statement-breakpoint
DROP INDEX "messages_by_position";--> statement-breakpoint
DROP INDEX "messages_by_version";--> statement-breakpoint
DROP INDEX "notes_by_position";--> statement-breakpoint
DROP INDEX "visits_by_contact";--> statement-breakpoint
CREATE INDEX "attachments_by_message" ON "attachments" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "contact_handles_by_contact" ON "contact_handles" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contacts_by_email" ON "contacts" USING btree ("email","workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_current_conversation" ON "conversations" USING btree ("contact_id","inbox_id","workspace_id") WHERE "conversations"."status" <> 'resolved';--> statement-breakpoint
CREATE INDEX "conversations_by_contact" ON "conversations" USING btree ("contact_id","workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_position" ON "messages" USING btree ("conversation_id","position","workspace_id");--> statement-breakpoint
CREATE INDEX "messages_by_version" ON "messages" USING btree ("conversation_id","version");--> statement-breakpoint
CREATE INDEX "notes_by_position" ON "notes" USING btree ("conversation_id","position");--> statement-breakpoint
CREATE INDEX "visits_by_contact" ON "visits" USING btree ("contact_id","entered_at");