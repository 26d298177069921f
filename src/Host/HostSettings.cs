using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>What Host reads of the configuration. Each line stands in the README's table.</summary>
/// <param name="KeysFolder">Where the keys of cookies and forms are kept; all hosts of one database share it.</param>
internal sealed record HostSettings(string KeysFolder)
{
    internal static HostSettings Read(IConfiguration from)
    {
        var kernel = KernelSettings.Read(from);
        if (from["Security:KeysFolder"] is { Length: > 0 } folder) return new HostSettings(Path.GetFullPath(folder));
        return kernel.OwnFolder is { } own
            ? new HostSettings(Path.Combine(own, "keys"))
            : throw new WrongSetting("Security:KeysFolder", null, "a folder that all hosts share, since Database:Engine is sqlserver");
    }
}
