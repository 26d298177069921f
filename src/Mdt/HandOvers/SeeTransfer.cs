using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Asks how a transfer stands: for the team that has the case whom it asked and what came of it, for the other that it is asked.</summary>
[Allows(Permissions.HandOver, Unscoped = "two teams ask: the handler asks for the case's scope and for the transfer's, and answers each what is theirs")]
internal sealed record SeeTransfer(Guid CaseId) : IQuery<SeeTransfer.Answer>
{
    /// <param name="Gives">As the team that has the case sees it; null for the other team.</param>
    /// <param name="Takes">What the viewer's team is asked or was asked last; null when it is nothing.</param>
    internal sealed record Answer(Guid CaseId, Given? Gives, Guid? Takes);

    /// <param name="Moved">The family has moved to where other teams work: their names, or none where the viewer may not know the place.</param>
    internal sealed record Given(string Household, CaseState State, Asking? Last, bool Moved, IReadOnlyList<string> MovedTo);

    internal sealed record Asking(
        Guid Id, string Team, string By, DateTimeOffset OfferedAt, string? Note, DateOnly AnswerDueOn, TransferOutcome? Outcome, DateOnly? EndedOn, string? Reason);
}

internal sealed class AnswerSeeTransfer(Db db, Transfers transfers, CaseStates states, Objections objections, ISend send, Guard guard) : IQueryHandler<SeeTransfer, SeeTransfer.Answer>
{
    private sealed record Place(Guid Id, string Name);

    public async Task<SeeTransfer.Answer> Handle(SeeTransfer query, CancellationToken ct)
    {
        var last = await transfers.Last(query.CaseId, ct);
        var gives = await guard.Reaches(Permissions.HandOver, nameof(query.CaseId), query.CaseId, ct);
        var takes = last is not null && await guard.Reaches(Permissions.HandOver, "TransferId", last.Id, ct);
        if (!gives && !takes) throw new NotFound("The case");
        return new SeeTransfer.Answer(query.CaseId, gives ? await Given(query.CaseId, last, ct) : null, takes ? last!.Id : null);
    }

    private async Task<SeeTransfer.Given> Given(Guid caseId, Transfers.Standing? last, CancellationToken ct)
    {
        var standing = (await db.Find<Kept>("SELECT mdt_id, household_id FROM mdt_case WHERE id = @caseId", new { caseId }, ct))!;
        var hidden = last is not null && !await guard.Reaches(Permissions.Chair, nameof(standing.MdtId), standing.MdtId, ct) && (await objections.InCases([caseId], ct)).In(caseId, null).IsHidden;
        var places = await db.Query<Place>("""
            SELECT t.id, t.name FROM mdt_transfer_suggestion s JOIN mdt_team t ON t.id = s.to_mdt_id WHERE s.case_id = @caseId AND s.ended_at IS NULL ORDER BY t.name, t.id
            """, new { caseId }, ct);
        var names = await send.Names([last?.OfferedBy], ct);
        var household = await send.Ask(new GetHouseholds([standing.HouseholdId]), ct) is [var one] ? one : null;
        return new SeeTransfer.Given(
            household?.Name ?? "A family", await states.Of(caseId, ct),
            last is null ? null : new SeeTransfer.Asking(
                last.Id, last.ToTeam, names(last.OfferedBy), last.OfferedAt, hidden ? null : last.HandoverNote, last.AnswerDueOn, last.Outcome, last.EndedAt?.LondonDay(), last.EndedReason),
            // Where somebody is protected their place is not said, nor which team works there.
            places.Count > 0, household?.Masking == Masking.Full ? [.. places.Select(p => p.Name)] : []);
    }

    private sealed record Kept(Guid MdtId, Guid HouseholdId);
}
