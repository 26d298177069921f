using Microsoft.Extensions.Configuration;

namespace Neighbourhood.Kernel;

/// <summary>Which database engine holds the data.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, in one file: the default.</summary>
    Sqlite,
    /// <summary>Production: many hosts, one database.</summary>
    SqlServer,
}

/// <summary>A setting that cannot be used; stops the start.</summary>
public sealed class WrongSetting(string name, string? value, string allowed)
    : Exception($"The setting {name} is \"{value}\". Allowed: {allowed}.")
{
    public string Name { get; } = name;
}

/// <summary>What the Kernel reads of the configuration. Each line stands in the README's table.</summary>
public sealed record KernelSettings(
    DatabaseEngine Engine,
    string File,
    string? ConnectionString,
    byte[]? DigestKey,
    int DeliveryTries,
    Uri? OtlpEndpoint,
    int SealSeconds = 30,
    int EventDays = 30,
    int AnswerDays = 30)
{
    /// <summary>Where the embedded database is, which this host has to itself; null where hosts share a server.</summary>
    public string? OwnFolder => Engine == DatabaseEngine.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(File)) : null;

    public static KernelSettings Read(IConfiguration from)
    {
        var engine = from["Database:Engine"] ?? "sqlite";
        var parsed = engine.ToLowerInvariant() switch
        {
            "sqlite" => DatabaseEngine.Sqlite,
            "sqlserver" => DatabaseEngine.SqlServer,
            _ => throw new WrongSetting("Database:Engine", engine, "sqlite or sqlserver"),
        };
        var connection = from["Database:ConnectionString"];
        if (parsed == DatabaseEngine.SqlServer && string.IsNullOrWhiteSpace(connection))
            throw new WrongSetting("Database:ConnectionString", connection, "a SQL Server connection string, since Database:Engine is sqlserver");

        return new KernelSettings(
            parsed,
            from["Database:File"] is { Length: > 0 } file ? file : "data/neighbourhood.db",
            connection,
            Key(from["Security:DigestKey"], parsed),
            Whole(from, "Delivery:Tries", 8, 1, 50),
            Address(from["Telemetry:OtlpEndpoint"]),
            Whole(from, "Audit:SealSeconds", 30, 1, 3600),
            Whole(from, "Delivery:KeepDays", 30, 1, 3650),
            Whole(from, "Answers:KeepDays", 30, 1, 365));
    }

    /// <summary>A whole number between two bounds, or the default where it is not set.</summary>
    public static int Whole(IConfiguration from, string name, int standard, int least, int most) =>
        from[name] is not { Length: > 0 } text ? standard
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new WrongSetting(name, text, $"a whole number from {least} to {most}");

    private static byte[]? Key(string? text, DatabaseEngine engine)
    {
        const string allowed = "32 bytes or more in base64";
        if (string.IsNullOrEmpty(text))
            return engine == DatabaseEngine.Sqlite ? null : throw new WrongSetting("Security:DigestKey", text, allowed + "; every host of one database has the same");
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && count >= 32 ? bytes[..count]
            : throw new WrongSetting("Security:DigestKey", "(not shown)", allowed);
    }

    private static Uri? Address(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new WrongSetting("Telemetry:OtlpEndpoint", text, "an http or https address, or nothing");
}
