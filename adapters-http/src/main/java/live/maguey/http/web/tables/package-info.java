/// The floor plan that guests book a table on.
///
/// [TablesRoutes] answers with a [TablesPage], which [TablesPages] puts together: the room as it is
/// seen from above, each table a [TableView] drawn by its [Glyph], and a list that says the same in
/// words. What a table costs and how it stands comes from the use case; nothing here is stored.
@NullMarked
package live.maguey.http.web.tables;

import org.jspecify.annotations.NullMarked;
