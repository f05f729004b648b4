CREATE TABLE "canned" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"shortcut" text NOT NULL,
	"title" text NOT NULL,
	"texts" jsonb NOT NULL,
	"owner_id" text,
	"archived" boolean NOT NULL,
	CONSTRAINT "canned_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_by" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_by" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "returned" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "mentioned" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "mentions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "conversations_to_follow_up" ON "conversations" USING btree ("follow_up_at") WHERE "conversations"."follow_up_at" IS NOT NULL;