using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Neighbourhood.Testing;

/// <summary>What stands inside a statement: columns, functions, operators, literals.</summary>
internal sealed partial class StatementReader
{
    public override void ExplicitVisit(ScalarSubquery node) => Query(node.QueryExpression, _scope);

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType == ColumnType.Wildcard) return;
        if (node.ColumnType != ColumnType.Regular) Wrong($"{TextOf(node)} is SQL Server's alone");
        else Resolve(node, report: true);
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        var name = node.FunctionName.Value;
        if (!Functions.Contains(name)) Wrong($"the function {name} is not in the shared list");
        if (Aggregates.Contains(name) && node.Parameters.Count != 1) Wrong($"{name} takes one value: SQLite compares several, SQL Server does not");
        if (name.Equals("AVG", StringComparison.OrdinalIgnoreCase) && node.Parameters is [ColumnReferenceExpression])
            Wrong("AVG of whole numbers is whole in SQL Server and a fraction in SQLite: write AVG(1.0 * …)");
        if (node.WithinGroupClause is not null) Wrong("WITHIN GROUP is SQL Server's alone");
        node.AcceptChildren(this);
    }

    // The name of a function is no column; its arguments are read above.
    public override void ExplicitVisit(Identifier node) { }

    public override void ExplicitVisit(StringLiteral node)
    {
        if (node.IsNational) Wrong($"{TextOf(node)}: SQLite knows no N'…'");
    }

    public override void ExplicitVisit(BinaryExpression node)
    {
        ValueKind[] kinds = [Kind(node.FirstExpression), Kind(node.SecondExpression)];
        if (node.BinaryExpressionType == BinaryExpressionType.Add && kinds.Contains(ValueKind.Text)) Wrong($"{TextOf(node)}: + adds in SQLite; texts are joined by CONCAT");
        if (kinds.Contains(ValueKind.Date) || kinds.Contains(ValueKind.Instant)) Wrong($"{TextOf(node)}: dates are reckoned in the program");
        node.AcceptChildren(this);
    }

    public override void ExplicitVisit(BooleanComparisonExpression node)
    {
        if (node.ComparisonType is not (BooleanComparisonType.Equals or BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation or BooleanComparisonType.GreaterThan
            or BooleanComparisonType.GreaterThanOrEqualTo or BooleanComparisonType.LessThan or BooleanComparisonType.LessThanOrEqualTo)) Wrong($"{TextOf(node)} is SQL Server's alone");
        Comparable(node, node.FirstExpression, node.SecondExpression);
        foreach (var side in new[] { node.FirstExpression, node.SecondExpression })
            if (side is NullLiteral) Wrong($"{TextOf(node)} is never true: write IS NULL");
        node.AcceptChildren(this);
    }

    public override void ExplicitVisit(BooleanTernaryExpression node)
    {
        Comparable(node, node.FirstExpression, node.SecondExpression);
        Comparable(node, node.FirstExpression, node.ThirdExpression);
        node.AcceptChildren(this);
    }

    public override void ExplicitVisit(InPredicate node)
    {
        foreach (var value in node.Values) Comparable(node, node.Expression, value);
        node.AcceptChildren(this);
    }

    public override void ExplicitVisit(CastCall node)
    {
        if (Schema.Kind((node.DataType as SqlDataTypeReference)?.SqlDataTypeOption) is ValueKind.Unknown or ValueKind.Date or ValueKind.Instant)
            Wrong($"{TextOf(node)}: CAST is shared for numbers and texts alone");
        Expression(node.Parameter);
    }

    public override void ExplicitVisit(ConvertCall node) => Wrong("CONVERT is SQL Server's alone: CAST is shared");

    public override void ExplicitVisit(TryCastCall node) => Wrong("TRY_CAST is SQL Server's alone");

    public override void ExplicitVisit(TryConvertCall node) => Wrong("TRY_CONVERT is SQL Server's alone");

    public override void ExplicitVisit(ParameterlessCall node) => Wrong($"{TextOf(node)}: the time is the program's, sent as a parameter");

    public override void ExplicitVisit(IIfCall node) => Wrong("IIF is written CASE WHEN … THEN … ELSE … END");

    public override void ExplicitVisit(LeftFunctionCall node) => Wrong("LEFT is SQL Server's alone: SUBSTRING is shared");

    public override void ExplicitVisit(RightFunctionCall node) => Wrong("RIGHT is SQL Server's alone");

    public override void ExplicitVisit(AtTimeZoneCall node) => Wrong("zones are the program's");

    public override void ExplicitVisit(SubqueryComparisonPredicate node) => Wrong("ALL, ANY and SOME are not in SQLite: write EXISTS");

    public override void ExplicitVisit(GlobalVariableExpression node) => Wrong($"{TextOf(node)} is SQL Server's alone");

    public override void ExplicitVisit(NextValueForExpression node) => Wrong("sequences are SQL Server's alone");

    private void Comparable(TSqlFragment where, ScalarExpression one, ScalarExpression other)
    {
        if (PrimaryCollation(one) || PrimaryCollation(other)) Wrong("COLLATE differs between the engines: compare a folded column");
        var (a, b) = (Kind(one), Kind(other));
        if (a == ValueKind.Unknown || b == ValueKind.Unknown || a == b) return;
        // A literal date is a text in both engines' grammar.
        if ((one is StringLiteral && b is ValueKind.Date or ValueKind.Instant) || (other is StringLiteral && a is ValueKind.Date or ValueKind.Instant)) return;
        Wrong($"{TextOf(where)} compares {Word(a)} with {Word(b)}");
    }

    private static bool PrimaryCollation(ScalarExpression expression) => expression is PrimaryExpression { Collation: not null };

    private static string Word(ValueKind kind) => kind.ToString().ToLowerInvariant();

    private void Fits(SchemaTable? table, ColumnReferenceExpression column, ScalarExpression value)
    {
        var name = column.MultiPartIdentifier.Identifiers[^1].Value;
        if (table?.Columns.FirstOrDefault(c => Same(c.Name, name)) is not { } target || value is NullLiteral) return;
        if (value is StringLiteral text && target.Length < text.Value.Length) Wrong($"{TextOf(value)} is longer than {table.Name}.{name}, {target.Type}");
        if (value is StringLiteral && target.Kind is ValueKind.Date or ValueKind.Instant) return;
        var kind = Kind(value);
        if (kind != ValueKind.Unknown && target.Kind != ValueKind.Unknown && kind != target.Kind) Wrong($"{table.Name}.{name} holds {Word(target.Kind)}, {TextOf(value)} is {Word(kind)}");
    }

    private SchemaColumn? Resolve(ColumnReferenceExpression column, bool report)
    {
        var parts = column.MultiPartIdentifier.Identifiers;
        var name = parts[^1].Value;
        if (parts.Count > 2)
        {
            if (report) Wrong($"{TextOf(column)}: SQLite has no schemas");
            return null;
        }
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            if (parts.Count == 2)
            {
                if (!scope.Sources.TryGetValue(parts[0].Value, out var columns)) continue;
                var found = columns.FirstOrDefault(c => Same(c.Name, name));
                if (found is null && report && columns.Count > 0) Wrong($"{parts[0].Value} has no column {name}");
                return found;
            }
            var all = scope.Sources.Values.Select(s => s.FirstOrDefault(c => Same(c.Name, name))).OfType<SchemaColumn>().ToList();
            if (all.Count > 1 && report) Wrong($"{name} may be any of {all.Count} tables' columns");
            if (all.Count > 0) return all[0];
            if (scope.Blind) return null;
        }
        if (report) Wrong($"there is no column {TextOf(column)} here");
        return null;
    }

    private ValueKind Kind(ScalarExpression? expression) => expression switch
    {
        StringLiteral => ValueKind.Text,
        IntegerLiteral or NumericLiteral or RealLiteral or MoneyLiteral => ValueKind.Number,
        ColumnReferenceExpression { ColumnType: ColumnType.Regular } column => Resolve(column, report: false)?.Kind ?? ValueKind.Unknown,
        ParenthesisExpression inner => Kind(inner.Expression),
        UnaryExpression => ValueKind.Number,
        CastCall cast => Schema.Kind((cast.DataType as SqlDataTypeReference)?.SqlDataTypeOption),
        FunctionCall call when Texts.Contains(call.FunctionName.Value) => ValueKind.Text,
        FunctionCall { FunctionName.Value: var name } when Same(name, "MIN") || Same(name, "MAX") => Kind(((FunctionCall)expression).Parameters.FirstOrDefault()),
        FunctionCall { FunctionName.Value: var name } when Same(name, "COUNT") || Same(name, "SUM") || Same(name, "AVG") || Same(name, "ABS") || Same(name, "ROW_NUMBER") || Same(name, "RANK") || Same(name, "DENSE_RANK") => ValueKind.Number,
        CoalesceExpression any => First(any.Expressions),
        NullIfExpression either => Kind(either.FirstExpression),
        SearchedCaseExpression cases => First([.. cases.WhenClauses.Select(w => w.ThenExpression), cases.ElseExpression]),
        SimpleCaseExpression cases => First([.. cases.WhenClauses.Select(w => w.ThenExpression), cases.ElseExpression]),
        BinaryExpression both when First([both.FirstExpression, both.SecondExpression]) is ValueKind.Text => ValueKind.Text,
        BinaryExpression => ValueKind.Number,
        _ => ValueKind.Unknown,
    };

    private ValueKind First(IEnumerable<ScalarExpression?> expressions) => expressions.Select(Kind).FirstOrDefault(k => k != ValueKind.Unknown);

    private sealed class Scope(Scope? outer)
    {
        internal Scope? Outer => outer;

        /// <summary>A source is not known: said once, not again for each of its columns.</summary>
        internal bool Blind { get; set; }

        internal Dictionary<string, IReadOnlyList<SchemaColumn>> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Columns outside every aggregate and every grouped expression.</summary>
    private sealed class Ungrouped(IReadOnlySet<string> groups) : TSqlFragmentVisitor
    {
        private readonly List<ColumnReferenceExpression> _found = [];
        private bool _aggregate;

        internal static List<ColumnReferenceExpression> In(TSqlFragment part, IReadOnlySet<string> groups)
        {
            var visitor = new Ungrouped(groups);
            part.Accept(visitor);
            return visitor._found;
        }

        internal static bool HasAggregate(TSqlFragment part)
        {
            var visitor = new Ungrouped(new HashSet<string>());
            part.Accept(visitor);
            return visitor._aggregate;
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (Aggregates.Contains(node.FunctionName.Value) && node.OverClause is null) _aggregate = true;
            else node.AcceptChildren(this);
        }

        public override void ExplicitVisit(ScalarSubquery node)
        {
            // grouped by itself; a column of ours inside it is rare, and the engines refuse it alike
        }

        public override void ExplicitVisit(SearchedCaseExpression node) => UnlessGrouped(node);

        public override void ExplicitVisit(SimpleCaseExpression node) => UnlessGrouped(node);

        public override void ExplicitVisit(CoalesceExpression node) => UnlessGrouped(node);

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular && !groups.Contains(Plain(node))) _found.Add(node);
        }

        private void UnlessGrouped(TSqlFragment node)
        {
            if (!groups.Contains(Plain(node))) node.AcceptChildren(this);
        }
    }
}
