using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>
/// Who is expecting and under 13 or under 16 (antenatal.md, rule 6). Under 13 a concern is raised before anything else is saved; under 16 the conversation is noted, or a task of
/// the same day stands until it is. Support is never held back for either.
/// </summary>
internal sealed class Under16(ISend send, TimeProvider clock)
{
    internal const string TaskKind = "peersupport.under16";
    internal const int LongestOutcome = 500;

    internal enum Youth { Older, Under16, Under13 }

    /// <summary>A child whose birth is not known is asked about as one under 16.</summary>
    internal static async Task<Youth> Of(ISend send, Guid personId, DateOnly today, CancellationToken ct) => (await send.Ask(new GetAges([personId], today), ct)).SingleOrDefault() switch
    {
        { Months: < 12 * 13 } => Youth.Under13,
        { Months: < 12 * 16 } or { Months: null, IsChild: true } => Youth.Under16,
        _ => Youth.Older,
    };

    /// <summary>A child whom somebody chose by a slip of the hand.</summary>
    internal static async Task<bool> IsYoung(ISend send, Guid personId, DateOnly today, CancellationToken ct) =>
        (await send.Ask(new GetAges([personId], today), ct)).Any(age => age is { Months: < 12 * 8 } or { IsUnborn: true });

    /// <summary>Sent by itself before the command, so that it stands whatever follows, and again within it: the same id is the same concern.</summary>
    internal static RaiseConcern Concern(Guid requestId, Guid personId) =>
        new(requestId, [personId], null, "Somebody under 13 who is expecting a baby would like somebody to talk to.", ConcernKind.Sexual, ImmediateDanger: false, default);

    /// <summary>Whoever sends a command sends this first.</summary>
    internal static async Task Tell(ISend send, Guid requestId, Guid personId, bool expecting, DateOnly today, CancellationToken ct)
    {
        if (expecting && requestId != Guid.Empty && await Of(send, personId, today, ct) == Youth.Under13) await send.Send(Concern(requestId, personId), ct);
    }

    /// <summary>Of the same day, for the named lead; the coordinator's own page asks for it too.</summary>
    /// <param name="personId">Who it is; null where nobody knows yet.</param>
    /// <param name="path">Where the coordinators note it, where no lead is named.</param>
    internal async Task<(Guid Task, Guid? Lead)> Ask(Guid programmeId, Guid? personId, string path, CancellationToken ct)
    {
        var lead = await Lead(ct);
        var title = lead is null
            ? "Tell the safeguarding lead today: a conversation with somebody under 16 is still to be held"
            : "Ask the peer support coordinator to hold a safeguarding conversation with somebody under 16 today";
        return (await send.Send(new OpenTask(
            clock.NewId(), title, TaskKind, null, lead is null ? null : personId, clock.Today(), TaskPriority.Urgent, lead, lead is null ? programmeId : null, lead is null ? path : null), ct), lead);
    }

    /// <summary>Who the place names in its setting, else the first who is a safeguarding lead; null where there is none.</summary>
    private async Task<Guid?> Lead(CancellationToken ct)
    {
        if (await send.Ask(new FindStaff(await send.Ask(new GetSetting("antenatal.under16Lead"), ct)), ct) is [var one]) return one.Id;
        return (await send.Ask(new FindStaff(null, Roles.SafeguardingLead), ct)).Select(w => (Guid?)w.Id).FirstOrDefault();
    }
}
