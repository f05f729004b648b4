CREATE TABLE "agent_turns" (
	"workspace_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"seen_at" bigint DEFAULT 0 NOT NULL,
	"assigned_at" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "agent_turns_workspace_id_agent_id_pk" PRIMARY KEY("workspace_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"version" bigint NOT NULL,
	"name" text NOT NULL,
	"member_ids" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "teams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "granted" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "denied" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "availability_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "capacity" integer;--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("last_activity_at","workspace_id") WHERE "conversations"."status" = 'open' AND "conversations"."assignee_id" IS NULL AND NOT "conversations"."hosted_by_bot";--> statement-breakpoint
CREATE INDEX "conversations_held" ON "conversations" USING btree ("assignee_id","workspace_id") WHERE "conversations"."status" <> 'resolved';