-- The words of the SOPs in force, row by row; made anew whenever an edition in force changes.

CREATE VIRTUAL TABLE sop_search USING fts5 (
    uraian,
    kelengkapan,
    output,
    keterangan,
    judul,
    sop_id UNINDEXED,
    nomor  UNINDEXED,
    unit   UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);

CREATE VIRTUAL TABLE sop_terms USING fts5vocab ('sop_search', 'row');
