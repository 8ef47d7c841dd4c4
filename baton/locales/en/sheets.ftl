sheet-line = Line { $line }: { $reason }
sheet-not-utf8 = The file is not in UTF-8. Save it as “CSV UTF-8” and import it again.
sheet-unreadable = it cannot be read as CSV. See whether a quotation mark is missing or stands inside a field; then import the file again.
sheet-unknown-columns = Unknown columns: { $columns }. Use exactly { $known }.
sheet-missing-columns = Missing columns: { $columns }. Use exactly { $known }; fields may stay blank.
sheet-columns-twice = These columns are there twice: { $columns }. Keep one of each.
sheet-too-many-fields = it has { $fields } fields, but there are { $columns } columns. Put text with commas in quotation marks.
sheet-strange-character = it contains a character that cannot be stored. Type the line afresh.
