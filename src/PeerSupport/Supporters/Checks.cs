using System.Collections.Frozen;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Levels of a check by the Disclosure and Barring Service, each holding the one before it.</summary>
internal enum CheckLevel { None, Basic, Standard, Enhanced, EnhancedBarred }

/// <summary>What was decided on a check or a reference; never what stood in it.</summary>
internal enum Decision { Suitable, NotSuitable }

/// <summary>Which check a role is eligible for by law: asking for more is an offence, so a setting says it and nobody types it.</summary>
internal sealed class Checks(ISend send)
{
    private static readonly FrozenDictionary<string, CheckLevel> Levels = new Dictionary<string, CheckLevel>(StringComparer.Ordinal)
    {
        ["none"] = CheckLevel.None,
        ["basic"] = CheckLevel.Basic,
        ["standard"] = CheckLevel.Standard,
        ["enhanced"] = CheckLevel.Enhanced,
        ["enhanced with barred list"] = CheckLevel.EnhancedBarred,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The level of this role; null where the setting does not say, and then nobody is checked or matched by a guess.</summary>
    internal async Task<CheckLevel?> LevelFor(RoleKind role, Guid? neighbourhoodId, CancellationToken ct) => Read(await send.Ask(new GetSetting("peer.dbsLevelByRole", neighbourhoodId), ct), role);

    internal async Task<int> ValidMonths(Guid? neighbourhoodId, CancellationToken ct) => await send.Number("peer.dbsValidMonths", neighbourhoodId, ct);

    /// <summary>From "one-to-one: enhanced; group: standard; supervised group: none".</summary>
    internal static CheckLevel? Read(string setting, RoleKind role)
    {
        foreach (var part in setting.Split(';', StringSplitOptions.TrimEntries))
            if (part.Split(':', StringSplitOptions.TrimEntries) is [var name, var level] && Folded.Text(name) == Name(role))
                return Levels.TryGetValue(Folded.Text(level), out var found) ? found : null;
        return null;
    }

    internal static string Label(CheckLevel level) => level switch
    {
        CheckLevel.None => "No check",
        CheckLevel.Basic => "Basic",
        CheckLevel.Standard => "Standard",
        CheckLevel.Enhanced => "Enhanced",
        _ => "Enhanced with barred list",
    };

    private static string Name(RoleKind role) => role switch { RoleKind.OneToOne => "one to one", RoleKind.Group => "group", _ => "supervised group" };
}
