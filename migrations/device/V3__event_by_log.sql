-- Finds the end of a log, and an event that another device sends again. A log has each sequence once.
CREATE UNIQUE INDEX event_by_log ON event (log, seq);
