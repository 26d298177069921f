namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What a device hears at the end of a synchronising.</summary>
/// <param name="Since">What was taken before, and is refused since a closing that was made earlier came.</param>
/// <param name="Ended">It takes nothing any more and drops what it keeps of others.</param>
internal sealed record SyncAnswer(
    IReadOnlyList<EntryAnswer> Entries, DeviceSum Sum, IReadOnlyList<SessionNow> Sessions, IReadOnlyList<Guid> Drop, IReadOnlyList<Renamed> Rename, bool Ended, IReadOnlyList<EntryAnswer>? Since = null);

/// <summary>How many people a device ever made entries of, and what became of them: made is always joined + held + refused.</summary>
internal sealed record DeviceSum(int Made, int Joined, int Held, int Refused)
{
    internal sealed record Part(Guid DeviceId, EntryOutcome Outcome, int People);

    internal static DeviceSum Of(IEnumerable<Part> parts)
    {
        var by = parts.ToLookup(p => p.Outcome, p => p.People);
        return new(by.Sum(p => p.Sum()), by[EntryOutcome.Joined].Sum(), by[EntryOutcome.Held].Sum(), by[EntryOutcome.Refused].Sum());
    }
}

/// <summary>A register as it stands.</summary>
/// <param name="Named">People by name.</param>
/// <param name="Counted">People who are counted and not named.</param>
/// <param name="Reopened">Late entries came after it was closed; its count is the lead's again.</param>
internal sealed record SessionNow(Guid Id, string Status, int Named, int Counted, bool Reopened);

/// <summary>Somebody whose name is to be kept as this.</summary>
internal sealed record Renamed(Guid PersonId, string Name);
