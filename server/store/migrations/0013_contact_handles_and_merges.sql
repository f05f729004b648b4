CREATE TABLE "contact_merges" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"kept" jsonb NOT NULL,
	"other" jsonb NOT NULL,
	"merged" jsonb NOT NULL,
	"handles" jsonb NOT NULL,
	"note_ids" uuid[] NOT NULL,
	"merged_by_id" text NOT NULL,
	"merged_at" bigint NOT NULL,
	"undone_at" bigint,
	CONSTRAINT "contact_merges_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_notes" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"contact_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" bigint NOT NULL,
	"removed_at" bigint,
	CONSTRAINT "contact_notes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
DROP INDEX "contacts_by_email";--> statement-breakpoint
DROP INDEX "one_current_conversation";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "contact_handle" text;--> statement-breakpoint
-- Until now a contact had one address per inbox, and on the website it was the contact's own id.
UPDATE "conversations" SET "contact_handle" = coalesce((
	SELECT "handle" FROM "contact_handles" AS "known"
	WHERE "known"."workspace_id" = "conversations"."workspace_id" AND "known"."inbox_id" = "conversations"."inbox_id"
		AND "known"."contact_id" = "conversations"."contact_id" LIMIT 1), "contact_id"::text);--> statement-breakpoint
INSERT INTO "contact_handles" ("workspace_id", "inbox_id", "handle", "contact_id")
	SELECT DISTINCT "workspace_id", "inbox_id", "contact_handle", "contact_id" FROM "conversations"
	ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "conversations" ALTER COLUMN "contact_handle" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_notes" ADD CONSTRAINT "contact_notes_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_merges_by_contact" ON "contact_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "contact_notes_by_contact" ON "contact_notes" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "contacts_by_phone" ON "contacts" USING btree (regexp_replace("phone", '\D', '', 'g'));--> statement-breakpoint
CREATE INDEX "conversations_by_handle" ON "conversations" USING btree ("contact_handle","inbox_id");--> statement-breakpoint
CREATE INDEX "contacts_by_email" ON "contacts" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "one_current_conversation" ON "conversations" USING btree ("contact_handle","inbox_id","workspace_id") WHERE "conversations"."status" <> 'resolved';