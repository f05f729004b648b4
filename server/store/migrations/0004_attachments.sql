CREATE TABLE "attachment_parts" (
	"workspace_id" text NOT NULL,
	"attachment_id" uuid NOT NULL,
	"index" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "attachment_parts_workspace_id_attachment_id_index_pk" PRIMARY KEY("workspace_id","attachment_id","index")
);
--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "message_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "media_type" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "author_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "author_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment_parts" ADD CONSTRAINT "attachment_parts_workspace_id_attachment_id_attachments_workspace_id_id_fk" FOREIGN KEY ("workspace_id","attachment_id") REFERENCES "public"."attachments"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_unsent" ON "attachments" USING btree ("author_id","created_at") WHERE "attachments"."message_id" IS NULL;--> statement-breakpoint
ALTER TABLE "attachments" DROP COLUMN "storage_key";--> statement-breakpoint
-- Pictures and documents are compressed already: trying again would cost time with every part, for nothing.
ALTER TABLE "attachment_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
