CREATE TABLE "audit_log" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"details" jsonb NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "audit_log_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "export_tickets" (
	"workspace_id" text NOT NULL,
	"hash" text NOT NULL,
	"agent_id" text NOT NULL,
	"request" jsonb NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "export_tickets_workspace_id_hash_pk" PRIMARY KEY("workspace_id","hash")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"reviewer_id" text NOT NULL,
	"agent_id" text,
	"judged" jsonb NOT NULL,
	"score" integer,
	"comment" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "reviews_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "saved_views_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reviews_by_conversation" ON "reviews" USING btree ("conversation_id","created_at" DESC NULLS LAST);