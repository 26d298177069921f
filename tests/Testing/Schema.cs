using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Neighbourhood.Kernel;

namespace Neighbourhood.Testing;

/// <summary>What sort of value a column or expression holds, as far as the grammar tells.</summary>
public enum ValueKind { Unknown, Text, Number, Date, Instant }

/// <param name="Type">As declared: "NVARCHAR(200)"; null for a column of a subquery.</param>
/// <param name="Length">The declared length of a text; null for any other.</param>
public sealed record SchemaColumn(string Name, ValueKind Kind, string? Type = null, bool Nullable = true, int? Length = null, bool Ansi = false, bool Default = false);

public sealed record SchemaTable(string Name, string Script, IReadOnlyList<SchemaColumn> Columns);

/// <summary>The tables of the scripts, read by SQL Server's own grammar; what is wrong with a statement or a script.</summary>
public sealed class Schema
{
    private static readonly ConcurrentDictionary<string, Lazy<Schema>> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SchemaTable> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string?> _verdicts = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    /// <param name="scripts">In any order; the twin for SQLite is left out.</param>
    public Schema(IEnumerable<Script> scripts)
    {
        foreach (var script in scripts.Where(s => s.Engine != "sqlite").OrderBy(s => s.Key.StartsWith("kernel/", StringComparison.Ordinal) ? 0 : 1).ThenBy(s => s.Key, StringComparer.Ordinal))
            Add(script);
    }

    public IReadOnlyCollection<SchemaTable> Tables => _tables.Values;

    /// <summary>What the grammar or this check has against the scripts themselves.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>The scripts of db/ and those that only these assemblies carry; read once for each set.</summary>
    public static Schema Of(params IEnumerable<System.Reflection.Assembly> assemblies)
    {
        var own = assemblies.Where(a => a.GetManifestResourceNames().Any(n => n.StartsWith("db/", StringComparison.Ordinal))).Distinct().OrderBy(a => a.FullName, StringComparer.Ordinal).ToList();
        return Read.GetOrAdd(string.Join('|', own.Select(a => a.FullName)), _ => new(() => new Schema(
            Repository.Scripts.Concat(own.SelectMany(Script.In)).DistinctBy(s => (s.Key, s.Engine))))).Value;
    }

    public SchemaTable? Table(string name) => _tables.GetValueOrDefault(name);

    /// <summary>Why the statement is not valid in the shared subset against these tables; null when it is. Each text is read once.</summary>
    public string? Against(string sql) => _verdicts.GetOrAdd(sql, text => StatementReader.Against(text, this));

    private void Add(Script script)
    {
        var (fragment, errors) = StatementReader.Parse(script.Sql);
        foreach (var error in errors) _wrong.Add($"{script.Key} line {error.Line}: {error.Message}");
        if (fragment.Batches.Count > 1) _wrong.Add($"{script.Key}: GO is no SQL: a script is one batch");
        var added = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in fragment.Batches.SelectMany(b => b.Statements))
        {
            switch (statement)
            {
                case CreateTableStatement create:
                    var table = new SchemaTable(create.SchemaObjectName.BaseIdentifier.Value, script.Key, [.. create.Definition.ColumnDefinitions.Select(c => Column(c, script.Key))]);
                    if (!_tables.TryAdd(table.Name, table)) _wrong.Add($"{script.Key}: {table.Name} is created twice");
                    foreach (var constraint in create.Definition.TableConstraints.Concat(create.Definition.ColumnDefinitions.SelectMany(c => c.Constraints).Where(c => c is not NullableConstraintDefinition)))
                        Constraint(constraint, table, script.Key);
                    break;
                case AlterTableAddTableElementStatement alter when _tables.TryGetValue(alter.SchemaObjectName.BaseIdentifier.Value, out var old):
                    var more = alter.Definition.ColumnDefinitions.Select(c => Column(c, script.Key)).ToList();
                    added.UnionWith(more.Select(c => c.Name));
                    _tables[old.Name] = old with { Columns = [.. old.Columns, .. more] };
                    break;
                case AlterTableDropTableElementStatement drop when _tables.TryGetValue(drop.SchemaObjectName.BaseIdentifier.Value, out var old):
                    var gone = drop.AlterTableDropTableElements.Where(e => e.TableElementType == TableElementType.Column).Select(e => e.Name.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
                    _tables[old.Name] = old with { Columns = [.. old.Columns.Where(c => !gone.Contains(c.Name))] };
                    break;
                case DropTableStatement drop:
                    foreach (var name in drop.Objects) _tables.Remove(name.BaseIdentifier.Value);
                    break;
                case CreateIndexStatement index:
                    Index(index, script.Key);
                    break;
                case DropIndexStatement:
                    break;
                case SelectStatement or InsertStatement or UpdateStatement or DeleteStatement:
                    var text = StatementReader.TextOf(statement);
                    if (StatementReader.Against(text, this) is { } wrong) _wrong.Add($"{script.Key} line {statement.StartLine}: {wrong}");
                    if (added.FirstOrDefault(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)) is { } early)
                        _wrong.Add($"{script.Key} line {statement.StartLine}: {early} was added by this same script: SQL Server compiles the batch before the column is there, so fill it in the next script");
                    break;
                default:
                    if (script.Engine is null) _wrong.Add($"{script.Key} line {statement.StartLine}: {statement.GetType().Name} is not in the shared subset");
                    break;
            }
        }
    }

    private void Constraint(ConstraintDefinition constraint, SchemaTable table, string script)
    {
        if (constraint.ConstraintIdentifier is null && constraint is not DefaultConstraintDefinition)
            _wrong.Add($"{script}: a constraint of {table.Name} has no name, so that no later script can drop it");
        IEnumerable<string> columns = constraint switch
        {
            UniqueConstraintDefinition unique => unique.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value),
            ForeignKeyConstraintDefinition key => key.Columns.Select(c => c.Value),
            _ => [],
        };
        foreach (var column in columns.Where(c => !table.Columns.Any(t => Same(t.Name, c)))) _wrong.Add($"{script}: {table.Name} has no column {column}");
        if (constraint is not ForeignKeyConstraintDefinition foreign) return;
        if (Table(foreign.ReferenceTableName.BaseIdentifier.Value) is not { } there)
            _wrong.Add($"{script}: {table.Name} points to {foreign.ReferenceTableName.BaseIdentifier.Value}, which is not made before it");
        else
            foreach (var column in foreign.ReferencedTableColumns.Where(c => !there.Columns.Any(t => Same(t.Name, c.Value)))) _wrong.Add($"{script}: {there.Name} has no column {column.Value}");
    }

    private void Index(CreateIndexStatement index, string script)
    {
        if (Table(index.OnName.BaseIdentifier.Value) is not { } table)
        {
            _wrong.Add($"{script}: the index {index.Name.Value} is on {index.OnName.BaseIdentifier.Value}, which is not made before it");
            return;
        }
        foreach (var column in index.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value).Where(c => !table.Columns.Any(t => Same(t.Name, c))))
            _wrong.Add($"{script}: {table.Name} has no column {column}");
        if (index.IncludeColumns.Count > 0) _wrong.Add($"{script}: the index {index.Name.Value} uses INCLUDE, which SQLite has not");
        // SQL Server takes 1,700 bytes in the key of an index; SQLite takes anything.
        var bytes = index.Columns.Select(c => table.Columns.FirstOrDefault(t => Same(t.Name, c.Column.MultiPartIdentifier.Identifiers[^1].Value))).Sum(c => c?.Length is { } length ? length * (c.Ansi ? 1 : 2) : 8);
        if (bytes > 1700) _wrong.Add($"{script}: the key of the index {index.Name.Value} can take {bytes} bytes, SQL Server takes 1,700");
    }

    private SchemaColumn Column(ColumnDefinition column, string script)
    {
        var name = column.ColumnIdentifier.Value;
        var type = StatementReader.TextOf(column.DataType).ToUpperInvariant();
        if (column.IdentityOptions is not null) _wrong.Add($"{script}: {name} is an IDENTITY: ids are made by the program");
        if (column.ComputedColumnExpression is not null) _wrong.Add($"{script}: {name} is computed, which the engines write differently");
        var option = (column.DataType as SqlDataTypeReference)?.SqlDataTypeOption;
        var parameters = (column.DataType as ParameterizedDataTypeReference)?.Parameters ?? [];
        var length = parameters.Count > 0 && int.TryParse(parameters[0].Value, out var n) ? n : (int?)null;
        var kind = Kind(option);
        var allowed = option switch
        {
            SqlDataTypeOption.Char or SqlDataTypeOption.VarChar or SqlDataTypeOption.NVarChar => length is > 0 && length <= (option == SqlDataTypeOption.NVarChar ? 4000 : 8000),
            SqlDataTypeOption.DateTime2 => length == 3,
            SqlDataTypeOption.Date or SqlDataTypeOption.Bit or SqlDataTypeOption.Int or SqlDataTypeOption.BigInt or SqlDataTypeOption.Decimal => true,
            _ => false,
        };
        if (!allowed) _wrong.Add($"{script}: {name} is {type}; the types are CHAR(n), VARCHAR(n), NVARCHAR(n) up to 4000, DATE, DATETIME2(3), BIT, INT, BIGINT and DECIMAL(p,s)");
        var nullable = !column.Constraints.OfType<NullableConstraintDefinition>().Any(c => !c.Nullable);
        return new SchemaColumn(
            name, kind, type, nullable, kind == ValueKind.Text ? length : null, option is SqlDataTypeOption.Char or SqlDataTypeOption.VarChar, column.DefaultConstraint is not null);
    }

    internal static ValueKind Kind(SqlDataTypeOption? option) => option switch
    {
        SqlDataTypeOption.Char or SqlDataTypeOption.VarChar or SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => ValueKind.Text,
        SqlDataTypeOption.Date => ValueKind.Date,
        SqlDataTypeOption.DateTime2 => ValueKind.Instant,
        SqlDataTypeOption.Bit or SqlDataTypeOption.Int or SqlDataTypeOption.BigInt or SqlDataTypeOption.Decimal or SqlDataTypeOption.Float => ValueKind.Number,
        _ => ValueKind.Unknown,
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
