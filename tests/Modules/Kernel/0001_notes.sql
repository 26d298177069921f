-- The smallest module's table: one column of each type that the Kernel binds.
CREATE TABLE notes_note (
    id CHAR(36) NOT NULL,
    title NVARCHAR(200) NOT NULL,
    other_id CHAR(36) NULL,
    held_on DATE NULL,
    at DATETIME2(3) NULL,
    done BIT NULL,
    number INT NULL,
    amount DECIMAL(9,4) NULL,
    shade NVARCHAR(20) NULL,
    version INT NOT NULL,
    CONSTRAINT notes_note_pk PRIMARY KEY (id),
    CONSTRAINT notes_note_title UNIQUE (title)
);

CREATE TABLE notes_heard (
    id CHAR(36) NOT NULL,
    note_id CHAR(36) NOT NULL,
    by_whom NVARCHAR(200) NOT NULL,
    CONSTRAINT notes_heard_pk PRIMARY KEY (id)
);
