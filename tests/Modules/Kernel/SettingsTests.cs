using Microsoft.Extensions.Configuration;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class SettingsTests
{
    private static KernelSettings Read(params (string Name, string? Value)[] settings) =>
        KernelSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => s.Value)).Build());

    [Theory]
    [InlineData("Database:Engine", "oracle", "sqlite or sqlserver")]
    [InlineData("Database:Engine", "SqlServer", "connection string")]
    [InlineData("Delivery:Tries", "0", "from 1 to 50")]
    [InlineData("Delivery:Tries", "many", "from 1 to 50")]
    [InlineData("Audit:SealSeconds", "0", "from 1 to 3600")]
    [InlineData("Delivery:KeepDays", "0", "from 1 to 3650")]
    [InlineData("Answers:KeepDays", "-1", "from 1 to 365")]
    [InlineData("Telemetry:OtlpEndpoint", "localhost", "http or https")]
    [InlineData("Security:DigestKey", "c2hvcnQ=", "32 bytes")]
    [InlineData("Security:DigestKey", "not base64!", "32 bytes")]
    public void A_wrong_setting_stops_the_start_with_its_name_and_what_is_allowed(string name, string value, string allowed)
    {
        var wrong = Assert.Throws<WrongSetting>(() => Read((name, value)));
        Assert.Contains(wrong.Name, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_never_said()
    {
        var wrong = Assert.Throws<WrongSetting>(() => Read(("Security:DigestKey", "my-secret-key")));
        Assert.DoesNotContain("my-secret-key", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_set_is_the_embedded_database() => Assert.Equal(
        new KernelSettings(DatabaseEngine.Sqlite, "data/neighbourhood.db", null, null, 8, null), Read());

    [Fact]
    public void The_folder_of_the_embedded_database_is_this_hosts_own_and_a_shared_server_has_none()
    {
        var folder = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);
        Assert.Equal(folder, Read(("Database:File", Path.Combine(folder, "x.db"))).OwnFolder);
        Assert.Null((Read() with { Engine = DatabaseEngine.SqlServer }).OwnFolder);
    }

    [Fact]
    public void SQL_Server_needs_the_key_that_all_its_hosts_share()
    {
        var wrong = Assert.Throws<WrongSetting>(() => Read(("Database:Engine", "sqlserver"), ("Database:ConnectionString", "Server=x")));
        Assert.Equal("Security:DigestKey", wrong.Name);
    }
}
