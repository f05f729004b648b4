CREATE TABLE "widget_sightings" (
	"workspace_id" text NOT NULL,
	"inbox_id" uuid NOT NULL,
	"url" text NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "widget_sightings_workspace_id_inbox_id_pk" PRIMARY KEY("workspace_id","inbox_id")
);
