using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Neighbourhood.Kernel;

/// <summary>One shape of each type on both engines, so that a positional record binds straight from a SELECT.</summary>
internal static class TypeHandlers
{
    internal const string Instant = "yyyy-MM-dd HH:mm:ss.fff";

    /// <summary>Dapper keeps handlers for the whole process: asked once, by the first engine made.</summary>
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Replace(new OfGuid());
        Replace(new OfDate());
        Replace(new OfInstant());
        Replace(new OfBool());
        Replace(new OfInt());
        Replace(new OfDecimal());
        SqlMapper.TypeMapProvider = type => (SqlMapper.ITypeMap?)RecordMap.For(type) ?? new DefaultTypeMap(type);
    }

    private static void Replace<T>(SqlMapper.TypeHandler<T> handler) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    /// <summary>Lower case, fixed length and ANSI: otherwise SQL Server converts the column and loses the index.</summary>
    private sealed class OfGuid : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, Guid value)
        {
            parameter.DbType = DbType.AnsiStringFixedLength;
            parameter.Size = 36;
            parameter.Value = value.ToString("D");
        }
    }

    private sealed class OfDate : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateTime day => DateOnly.FromDateTime(day),
            string text => DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => (DateOnly)value,
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            if (parameter is SqlParameter)
            {
                parameter.DbType = DbType.Date;
                parameter.Value = value.ToDateTime(TimeOnly.MinValue);
            }
            else
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>UTC in one fixed width, so that text order is time order.</summary>
    private sealed class OfInstant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            string text => new DateTimeOffset(DateTime.ParseExact(text, Instant, CultureInfo.InvariantCulture), TimeSpan.Zero),
            _ => (DateTimeOffset)value,
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            if (parameter is SqlParameter)
            {
                parameter.DbType = DbType.DateTime2;
                parameter.Value = value.UtcDateTime;
            }
            else
            {
                parameter.DbType = DbType.String;
                parameter.Value = value.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
            }
        }
    }

    private sealed class OfBool : SqlMapper.TypeHandler<bool>
    {
        public override bool Parse(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;

        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Boolean;
            parameter.Value = value;
        }
    }

    private sealed class OfInt : SqlMapper.TypeHandler<int>
    {
        public override int Parse(object value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, int value)
        {
            parameter.DbType = DbType.Int32;
            parameter.Value = value;
        }
    }

    private sealed class OfDecimal : SqlMapper.TypeHandler<decimal>
    {
        public override decimal Parse(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, decimal value)
        {
            parameter.DbType = DbType.Decimal;
            parameter.Value = value;
        }
    }

    /// <summary>
    /// Binds the one constructor of a record by the names of the columns. Dapper's own map also compares the types that
    /// the reader reports, and SQLite reports another type where the first row holds a null.
    /// </summary>
    private sealed class RecordMap(Type type, ConstructorInfo constructor) : SqlMapper.ITypeMap
    {
        private readonly DefaultTypeMap _rest = new(type);

        internal static RecordMap? For(Type type) =>
            type.GetMethod("<Clone>$") is not null
            && type.GetConstructors().Where(c => c.GetParameters().Length > 0).ToArray() is [var only]
                ? new RecordMap(type, only) : null;

        public ConstructorInfo? FindConstructor(string[] names, Type[] types)
        {
            var columns = names.Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var missing = constructor.GetParameters().Where(p => !columns.Contains(p.Name!)).Select(p => p.Name).ToList();
            return missing.Count == 0 && names.Length == constructor.GetParameters().Length ? constructor
                : throw new InvalidOperationException(
                    $"{type.FullName} has ({string.Join(", ", constructor.GetParameters().Select(p => p.Name))}), the SELECT has ({string.Join(", ", names)}).");
        }

        public ConstructorInfo? FindExplicitConstructor() => null;

        public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo of, string columnName) =>
            new Parameter(columnName, of.GetParameters().Single(p => string.Equals(p.Name, Plain(columnName), StringComparison.OrdinalIgnoreCase)));

        public SqlMapper.IMemberMap? GetMember(string columnName) => _rest.GetMember(columnName);

        private static string Plain(string column) => column.Replace("_", "", StringComparison.Ordinal);

        private sealed class Parameter(string column, ParameterInfo parameter) : SqlMapper.IMemberMap
        {
            public string ColumnName => column;
            public Type MemberType => parameter.ParameterType;
            public PropertyInfo? Property => null;
            public FieldInfo? Field => null;
            ParameterInfo? SqlMapper.IMemberMap.Parameter => parameter;
        }
    }
}
