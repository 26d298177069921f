using System.Text;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Neighbourhood.Testing;

/// <summary>
/// Reads one SQL text with SQL Server's grammar and resolves it against the schema: tables, columns, counts, functions, and
/// what is not in the subset that SQLite runs too (db/README.md).
/// </summary>
internal sealed partial class StatementReader : TSqlFragmentVisitor
{
    /// <summary>Functions that both engines have, by the same name and with the same answer.</summary>
    internal static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT", "SUM", "MIN", "MAX", "AVG", "CONCAT", "LOWER", "UPPER", "ABS", "REPLACE", "SUBSTRING", "TRIM", "LTRIM", "RTRIM",
        "ROW_NUMBER", "RANK", "DENSE_RANK", "LAG", "LEAD",
    };

    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "SUM", "MIN", "MAX", "AVG" };
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { "CONCAT", "LOWER", "UPPER", "REPLACE", "SUBSTRING", "TRIM", "LTRIM", "RTRIM" };

    private readonly Schema _schema;
    private readonly List<string> _wrong = [];
    private readonly Dictionary<string, IReadOnlyList<SchemaColumn>> _ctes = new(StringComparer.OrdinalIgnoreCase);
    private Scope? _scope;

    private StatementReader(Schema schema) => _schema = schema;

    /// <summary>Dapper writes the brackets of a list; the grammar wants them.</summary>
    [GeneratedRegex(@"\bIN\s+(?<list>@\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BareList();

    internal static (TSqlScript Script, IReadOnlyList<ParseError> Errors) Parse(string sql)
    {
        using var text = new StringReader(sql);
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return ((TSqlScript)(fragment ?? new TSqlScript()), [.. errors]);
    }

    /// <summary>The reasons against a statement, or null.</summary>
    internal static string? Against(string sql, Schema schema)
    {
        var (script, errors) = Parse(BareList().Replace(sql, "IN (${list})"));
        if (errors.Count > 0) return $"it is no T-SQL: {string.Join("; ", errors.Select(e => e.Message))}";
        var statements = script.Batches.SelectMany(b => b.Statements).ToList();
        if (statements.Count == 0) return "it is empty";
        var wrong = new List<string>();
        foreach (var statement in statements)
        {
            var reader = new StatementReader(schema);
            reader.Read(statement);
            wrong.AddRange(reader._wrong);
        }
        var spelt = script.ScriptTokenStream.Where(t => t.TokenType == TSqlTokenType.Variable).Select(t => t.Text).Distinct(StringComparer.Ordinal);
        wrong.AddRange(spelt.GroupBy(v => v, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"{string.Join(" and ", g)} are one parameter to SQL Server and two to SQLite"));
        return wrong.Count == 0 ? null : string.Join("; ", wrong.Distinct(StringComparer.Ordinal));
    }

    internal static string TextOf(TSqlFragment fragment)
    {
        var text = new StringBuilder();
        for (var i = fragment.FirstTokenIndex; i >= 0 && i <= fragment.LastTokenIndex; i++) text.Append(fragment.ScriptTokenStream[i].Text);
        return text.ToString();
    }

    /// <summary>The same expression reads the same, however it is spaced.</summary>
    private static string Plain(TSqlFragment fragment) => string.Concat(TextOf(fragment).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private void Read(TSqlStatement statement)
    {
        if (statement is StatementWithCtesAndXmlNamespaces { WithCtesAndXmlNamespaces: { } with })
            foreach (var cte in with.CommonTableExpressions) Cte(cte);
        if (statement is StatementWithCtesAndXmlNamespaces { OptimizerHints.Count: > 0 }) Wrong("OPTION hints are SQL Server's alone");
        switch (statement)
        {
            case SelectStatement select:
                if (select.Into is not null) Wrong("SELECT … INTO is SQL Server's alone");
                Query(select.QueryExpression, null);
                break;
            case InsertStatement insert:
                Insert(insert.InsertSpecification);
                break;
            case UpdateStatement update:
                Update(update.UpdateSpecification);
                break;
            case DeleteStatement delete:
                Common(delete.DeleteSpecification, delete.DeleteSpecification.FromClause);
                In(Target(delete.DeleteSpecification.Target), delete.DeleteSpecification.WhereClause);
                break;
            default:
                Wrong($"{statement.GetType().Name.Replace("Statement", "", StringComparison.Ordinal).ToUpperInvariant()} is not in the shared subset: SELECT, INSERT, UPDATE and DELETE are");
                break;
        }
    }

    private void Insert(InsertSpecification insert)
    {
        Common(insert, null);
        var table = Target(insert.Target);
        if (insert.Columns.Count == 0) Wrong("INSERT names no columns: a column added later would shift them");
        foreach (var column in insert.Columns)
        {
            var name = column.MultiPartIdentifier.Identifiers[^1].Value;
            if (table is not null && !table.Columns.Any(c => Same(c.Name, name))) Wrong($"{table.Name} has no column {name}");
        }
        foreach (var twice in insert.Columns.GroupBy(c => c.MultiPartIdentifier.Identifiers[^1].Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) Wrong($"{twice.Key} is inserted twice");
        foreach (var needed in table?.Columns.Where(c => !c.Nullable && insert.Columns.Count > 0 && !insert.Columns.Any(i => Same(i.MultiPartIdentifier.Identifiers[^1].Value, c.Name)) && !c.Default) ?? [])
            Wrong($"{table!.Name}.{needed.Name} may not be null and is not inserted");

        switch (insert.InsertSource)
        {
            case ValuesInsertSource values:
                if (values.IsDefaultValues) Wrong("DEFAULT VALUES says nothing of the columns");
                foreach (var row in values.RowValues)
                {
                    if (row.ColumnValues.Count != insert.Columns.Count) Wrong($"{insert.Columns.Count} columns and {row.ColumnValues.Count} values");
                    _scope = new Scope(null);
                    foreach (var (value, index) in row.ColumnValues.Select((v, i) => (v, i)))
                    {
                        Expression(value);
                        if (index < insert.Columns.Count) Fits(table, insert.Columns[index], value);
                    }
                    _scope = null;
                }
                break;
            case SelectInsertSource select:
                var outputs = Query(select.Select, null);
                if (outputs.Count != insert.Columns.Count) Wrong($"{insert.Columns.Count} columns and {outputs.Count} selected values");
                break;
            default:
                Wrong("INSERT takes VALUES or a SELECT");
                break;
        }
    }

    private void Update(UpdateSpecification update)
    {
        Common(update, update.FromClause);
        var table = Target(update.Target);
        _scope = new Scope(null);
        if (table is not null) _scope.Sources[table.Name] = table.Columns;
        foreach (var set in update.SetClauses)
        {
            if (set is not AssignmentSetClause { Column: { } column, AssignmentKind: AssignmentKind.Equals, Variable: null } assignment)
            {
                Wrong("SET takes column = value alone");
                continue;
            }
            if (column.MultiPartIdentifier.Identifiers.Count > 1) Wrong($"SET {TextOf(column)}: SQLite takes the column's name alone");
            if (table is not null && !table.Columns.Any(c => Same(c.Name, column.MultiPartIdentifier.Identifiers[^1].Value))) Wrong($"{table.Name} has no column {column.MultiPartIdentifier.Identifiers[^1].Value}");
            Expression(assignment.NewValue);
            Fits(table, column, assignment.NewValue);
        }
        _scope = null;
        In(table, update.WhereClause);
    }

    private void Common(DataModificationSpecification change, FromClause? from)
    {
        if (change.TopRowFilter is not null) Wrong("TOP is not in the subset: ORDER BY … OFFSET … FETCH NEXT … is");
        if (change.OutputClause is not null || change.OutputIntoClause is not null) Wrong("OUTPUT is SQL Server's alone");
        if (from is not null) Wrong("FROM in an UPDATE or DELETE differs between the engines: use a subquery in WHERE");
    }

    private SchemaTable? Target(TableReference target)
    {
        if (target is not NamedTableReference named)
        {
            Wrong($"{TextOf(target)} is no table");
            return null;
        }
        Named(named);
        if (named.Alias is not null) Wrong("the table that is written has no alias");
        if (_schema.Table(named.SchemaObject.BaseIdentifier.Value) is { } table) return table;
        Wrong($"there is no table {TextOf(named.SchemaObject)}");
        return null;
    }

    private void In(SchemaTable? table, WhereClause? where)
    {
        _scope = new Scope(null);
        if (table is not null) _scope.Sources[table.Name] = table.Columns;
        if (where?.Cursor is not null) Wrong("CURRENT OF is SQL Server's alone");
        Expression(where?.SearchCondition);
        _scope = null;
    }

    private void Cte(CommonTableExpression cte)
    {
        var columns = cte.Columns.Select(c => new SchemaColumn(c.Value, ValueKind.Unknown)).ToList();
        // A recursive one names itself: its first branch says what its columns are.
        if (cte.QueryExpression is BinaryQueryExpression both)
        {
            var first = new StatementReader(_schema);
            foreach (var (name, known) in _ctes) first._ctes[name] = known;
            var outputs = first.Query(both.FirstQueryExpression, null);
            _ctes[cte.ExpressionName.Value] = columns.Count > 0 ? columns : outputs;
        }
        var read = Query(cte.QueryExpression, null);
        if (columns.Count > 0 && columns.Count != read.Count) Wrong($"{cte.ExpressionName.Value} names {columns.Count} columns and selects {read.Count}");
        if (columns.Count == 0) NamesEach(read, cte.ExpressionName.Value);
        _ctes[cte.ExpressionName.Value] = columns.Count > 0 ? [.. columns.Select((c, i) => i < read.Count ? read[i] with { Name = c.Name } : c)] : read;
    }

    private void NamesEach(IReadOnlyList<SchemaColumn> columns, string of)
    {
        if (columns.Any(c => c.Name.Length == 0)) Wrong($"a column of {of} has no name");
        foreach (var twice in columns.Where(c => c.Name.Length > 0).GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) Wrong($"{of} has two columns {twice.Key}");
    }

    /// <summary>Reads a query within what is around it; answers its columns, "" for one without a name.</summary>
    private IReadOnlyList<SchemaColumn> Query(QueryExpression query, Scope? outer)
    {
        switch (query)
        {
            case QueryParenthesisExpression inner:
                Wrong("SQLite takes no query in brackets within a UNION");
                return Query(inner.QueryExpression, outer);
            case BinaryQueryExpression both:
                var first = Query(both.FirstQueryExpression, outer);
                var second = Query(both.SecondQueryExpression, outer);
                if (first.Count != second.Count) Wrong($"one side of {both.BinaryQueryExpressionType.ToString().ToUpperInvariant()} has {first.Count} columns, the other {second.Count}");
                if (both.BinaryQueryExpressionType is BinaryQueryExpressionType.Except or BinaryQueryExpressionType.Intersect && both.All) Wrong("EXCEPT ALL and INTERSECT ALL are not shared");
                foreach (var element in both.OrderByClause?.OrderByElements ?? [])
                    if (element.Expression is not ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var name] } || !first.Any(c => Same(c.Name, name.Value)))
                        Wrong($"after a UNION, ORDER BY takes a selected column's name, not {TextOf(element.Expression)}");
                Offset(both);
                return first;
            case QuerySpecification select:
                return Select(select, outer);
            default:
                Wrong($"{query.GetType().Name} is not read");
                return [];
        }
    }

    private void Offset(QueryExpression query)
    {
        if (query.OffsetClause is not { } offset) return;
        if (offset.FetchExpression is null) Wrong("OFFSET without FETCH NEXT … ROWS ONLY");
        foreach (var part in new[] { offset.OffsetExpression, offset.FetchExpression })
            if (part is not (null or VariableReference or IntegerLiteral)) Wrong("OFFSET and FETCH NEXT take a parameter or a number");
        if (!Paging().IsMatch(TextOf(offset))) Wrong("paging is written OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY");
    }

    [GeneratedRegex(@"^OFFSET\s+(@\w+|\d+)\s+ROWS\s+FETCH\s+NEXT\s+(@\w+|\d+)\s+ROWS\s+ONLY$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Paging();

    private List<SchemaColumn> Select(QuerySpecification select, Scope? outer)
    {
        var before = _scope;
        _scope = new Scope(outer);
        if (select.TopRowFilter is not null) Wrong("TOP is not in the subset: ORDER BY … OFFSET … FETCH NEXT … is");
        if (select.ForClause is not null) Wrong("FOR XML and FOR JSON are SQL Server's alone");
        foreach (var source in select.FromClause?.TableReferences ?? []) From(source);

        var outputs = new List<SchemaColumn>();
        foreach (var element in select.SelectElements)
        {
            switch (element)
            {
                case SelectStarExpression star:
                    foreach (var (alias, columns) in _scope.Sources)
                        if (star.Qualifier is null || Same(star.Qualifier.Identifiers[^1].Value, alias)) outputs.AddRange(columns);
                    if (star.Qualifier is { } named && !_scope.Sources.ContainsKey(named.Identifiers[^1].Value)) Wrong($"there is no {TextOf(star)} here");
                    break;
                case SelectScalarExpression scalar:
                    if (scalar.ColumnName is { } early && early.StartOffset < scalar.Expression.StartOffset) Wrong($"{TextOf(scalar)}: SQL Server names a column by it, SQLite compares");
                    Expression(scalar.Expression);
                    var name = scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value ?? "";
                    outputs.Add(new SchemaColumn(name, Kind(scalar.Expression)));
                    break;
                default:
                    Wrong($"{TextOf(element)} is not in the subset");
                    break;
            }
        }
        Expression(select.WhereClause?.SearchCondition);
        Grouping(select);
        Expression(select.HavingClause?.SearchCondition);
        foreach (var element in select.OrderByClause?.OrderByElements ?? [])
        {
            var own = element.Expression is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var only] } && outputs.Any(o => Same(o.Name, only.Value));
            if (element.Expression is IntegerLiteral) Wrong("ORDER BY takes a column, not its number");
            if (!own) Expression(element.Expression);
            if (!own && select.UniqueRowFilter == UniqueRowFilter.Distinct && !select.SelectElements.OfType<SelectScalarExpression>().Any(s => Plain(s.Expression) == Plain(element.Expression)))
                Wrong($"with DISTINCT, ORDER BY takes what is selected, not {TextOf(element.Expression)}");
        }
        Offset(select);
        _scope = before;
        return outputs;
    }

    /// <summary>SQLite shows any row's value for a column that is not grouped; SQL Server refuses.</summary>
    private void Grouping(QuerySpecification select)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grouping in select.GroupByClause?.GroupingSpecifications ?? [])
        {
            if (grouping is not ExpressionGroupingSpecification one)
            {
                Wrong($"{TextOf(grouping)} is SQL Server's alone");
                continue;
            }
            Expression(one.Expression);
            groups.Add(Plain(one.Expression));
        }
        if (select.GroupByClause is { All: true } || select.GroupByClause is { GroupByOption: not GroupByOption.None }) Wrong("GROUP BY ALL, CUBE and ROLLUP are SQL Server's alone");

        var parts = select.SelectElements.Cast<TSqlFragment>().Concat(select.HavingClause is { } having ? [having.SearchCondition] : []).ToList();
        if (select.GroupByClause is null && !parts.Any(Ungrouped.HasAggregate)) return;
        var aliases = select.SelectElements.OfType<SelectScalarExpression>().Where(s => s.ColumnName is not null).Select(s => s.ColumnName!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        parts.AddRange((select.OrderByClause?.OrderByElements ?? []).Select(o => o.Expression)
            .Where(e => e is not ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var only] } || !aliases.Contains(only.Value)));
        foreach (var part in parts)
            foreach (var loose in Ungrouped.In(part, groups))
                if (groups.All(g => g.Split('.')[^1] != Plain(loose).Split('.')[^1])) Wrong($"{TextOf(loose)} is neither grouped nor aggregated");
    }

    private void From(TableReference source)
    {
        switch (source)
        {
            case NamedTableReference named:
                Named(named);
                var name = named.SchemaObject.BaseIdentifier.Value;
                var columns = _ctes.TryGetValue(name, out var cte) ? cte : _schema.Table(name)?.Columns;
                if (columns is null) Wrong($"there is no table {TextOf(named.SchemaObject)}");
                Source(named.Alias?.Value ?? name, columns ?? []);
                if (columns is null) _scope!.Blind = true;
                break;
            case QueryDerivedTable derived:
                if (derived.Columns.Count > 0) Wrong("SQLite takes no column names after a derived table's alias: name them inside");
                var read = Query(derived.QueryExpression, _scope!.Outer);
                NamesEach(read, derived.Alias.Value);
                Source(derived.Alias.Value, read);
                break;
            case QualifiedJoin join:
                From(join.FirstTableReference);
                From(join.SecondTableReference);
                if (join.JoinHint != JoinHint.None) Wrong("join hints are SQL Server's alone");
                Expression(join.SearchCondition);
                break;
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } cross:
                From(cross.FirstTableReference);
                From(cross.SecondTableReference);
                break;
            case JoinParenthesisTableReference inner:
                From(inner.Join);
                break;
            default:
                Wrong($"{TextOf(source)} is not in the subset: tables, CTEs, subqueries and joins are");
                _scope!.Blind = true;
                break;
        }
    }

    private void Named(NamedTableReference named)
    {
        if (named.SchemaObject.Identifiers.Count > 1) Wrong($"{TextOf(named.SchemaObject)}: SQLite has no schemas");
        if (named.TableHints.Count > 0 || named.TableSampleClause is not null || named.TemporalClause is not null) Wrong("table hints are SQL Server's alone");
    }

    private void Source(string alias, IReadOnlyList<SchemaColumn> columns)
    {
        if (!_scope!.Sources.TryAdd(alias, columns)) Wrong($"{alias} stands twice in FROM");
    }

    private void Expression(TSqlFragment? expression) => expression?.Accept(this);

    private void Wrong(string reason) => _wrong.Add(reason);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
