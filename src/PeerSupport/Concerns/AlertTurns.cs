using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Whom an alert is told, at once and after silence: the coordinator, the deputy, the duty service. Within the open transaction; what is sent leaves after it.</summary>
internal sealed class AlertTurns(ProgrammeOf programmes, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>The coordinator at once; whoever else coordinates where nobody is named, or where it was the coordinator who raised it.</summary>
    internal async Task TellCoordinator(Guid alertId, Guid programmeId, CancellationToken ct)
    {
        var programme = await programmes.By(programmeId, ct);
        List<Guid> told = programme.CoordinatorUserId is { } coordinator && coordinator != user.Id ? [coordinator] : [];
        if (told.Count == 0 && programme.DeputyUserId is { } deputy && deputy != user.Id) told.Add(deputy);
        if (told.Count == 0) told.AddRange((await Everybody(programmeId, ct)).Where(id => id != user.Id));
        await Tell(alertId, PeerNoticeKind.ConcernRaised, told, ct);
        // Nobody of peer support is there to be told: it does not wait for two hours of nobody's silence.
        if (told.Count == 0) await ToDuty(alertId, programme.NeighbourhoodId, ct);
    }

    /// <summary>Nobody answered: the deputy; whoever else coordinates where none is named.</summary>
    internal async Task TellDeputy(Guid alertId, Guid programmeId, CancellationToken ct)
    {
        var programme = await programmes.By(programmeId, ct);
        await Tell(alertId, PeerNoticeKind.ConcernPassedOn, programme.DeputyUserId is { } deputy ? [deputy] : await Everybody(programmeId, ct), ct);
    }

    /// <summary>Nobody answered again: whoever is the duty service by the settings, and once more all who could.</summary>
    internal async Task TellDuty(Guid alertId, Guid programmeId, CancellationToken ct)
    {
        var programme = await programmes.By(programmeId, ct);
        await ToDuty(alertId, programme.NeighbourhoodId, ct);
        await Tell(alertId, PeerNoticeKind.ConcernPassedOn, [.. new[] { programme.CoordinatorUserId, programme.DeputyUserId }.OfType<Guid>().Concat(await Everybody(programmeId, ct))], ct);
    }

    /// <summary>The duty service reads the concern itself, whose id the alert has: alerts are for peer support.</summary>
    private async Task ToDuty(Guid alertId, Guid? neighbourhoodId, CancellationToken ct)
    {
        if ((await send.Ask(new GetSafeguardingDuty(neighbourhoodId), ct)).DutyUserId is { } duty) await Tell(alertId, PeerNoticeKind.ConcernToDuty, [duty], ct);
    }

    private async Task<IReadOnlyList<Guid>> Everybody(Guid programmeId, CancellationToken ct) =>
        [.. (await send.Ask(new FindStaff(Role: Roles.PeerCoordinator, ScopeId: programmeId), ct)).Select(w => w.Id)];

    private async Task Tell(Guid alertId, PeerNoticeKind kind, IReadOnlyList<Guid> userIds, CancellationToken ct)
    {
        if (userIds.Count > 0) await outbox.Add(new PeerNoticeGiven(clock.NewId(), kind, [.. userIds.Distinct()], alertId, Urgent: true), ct);
    }
}
