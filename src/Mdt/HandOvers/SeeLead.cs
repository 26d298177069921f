using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Asks who leads a case and who is asked to: all of it for who runs the team, for who is asked only what they are asked.</summary>
[Allows(Permissions.AnswerLead, Unscoped = "who is asked need not have the case in scope: the handler asks for the offer's scope and for the case's, and shows each what is theirs")]
internal sealed record SeeLead(Guid CaseId) : IQuery<SeeLead.Answer>
{
    /// <param name="LeadUserId">Null for who is only asked.</param>
    /// <param name="LeadLeft">The lead practitioner has no account any more.</param>
    /// <param name="Mine">What the viewer is asked; null when it is nothing.</param>
    /// <param name="Manages">The viewer may ask somebody, and withdraw that.</param>
    /// <param name="Asked">Who was asked and has not answered; only where the viewer manages.</param>
    internal sealed record Answer(Guid CaseId, string Household, string Team, Guid? LeadUserId, string Lead, bool LeadLeft, bool Open, Offer? Mine, bool Manages, Asking? Asked);

    /// <param name="Note">Null where it is left out: somebody in the family objects.</param>
    internal sealed record Offer(Guid Id, string By, DateTimeOffset OfferedAt, string? Note, bool NoteLeftOut, DateOnly AnswerDueOn, LeadOfferOutcome? Outcome);

    internal sealed record Asking(Guid Id, string To, DateTimeOffset OfferedAt, string? Note, DateOnly AnswerDueOn);
}

internal sealed class AnswerSeeLead(Db db, LeadOffers offers, Objections objections, ISend send, Guard guard, CurrentUser user) : IQueryHandler<SeeLead, SeeLead.Answer>
{
    public async Task<SeeLead.Answer> Handle(SeeLead query, CancellationToken ct)
    {
        var led = await offers.Case(query.CaseId, ct);
        var manages = await guard.Reaches(Permissions.HandOver, nameof(query.CaseId), led.Id, ct);
        var last = await db.Query<Guid>("SELECT id FROM mdt_lead_offer WHERE case_id = @CaseId AND to_user_id = @me ORDER BY offered_at DESC, id DESC", new { query.CaseId, me = user.Id }, ct) is [var one, ..]
            && await guard.Reaches(Permissions.AnswerLead, "LeadOfferId", one, ct) ? await offers.Find(one, ct) : null;
        if (!manages && last is null) throw new NotFound("The case");

        var waiting = manages ? await offers.Waiting(led.Id, ct) : null;
        var chairs = await guard.Reaches(Permissions.Chair, nameof(led.MdtId), led.MdtId, ct);
        var hidden = !chairs && (await objections.InCases([led.Id], ct)).In(led.Id, null).IsHidden;
        var names = await send.Names([manages ? led.LeadUserId : null, last?.OfferedBy, waiting?.ToUserId], ct);
        var left = manages && (await send.Left([led.LeadUserId], ct)).Count > 0;
        // Who is only asked sees no more once the offer is over.
        var shows = manages || last is { Outcome: null };
        var household = shows ? await send.Ask(new GetHouseholds([led.HouseholdId]), ct) : [];
        return new SeeLead.Answer(
            led.Id, household is [var family] ? family.Name : "A family", led.Team, manages ? led.LeadUserId : null, manages ? names(led.LeadUserId) : "", left, led.ClosedOn is null,
            last is null ? null : new SeeLead.Offer(last.Id, names(last.OfferedBy), last.OfferedAt, shows && !hidden ? last.Note : null, hidden, last.AnswerDueOn, last.Outcome),
            manages, waiting is null ? null : new SeeLead.Asking(waiting.Id, names(waiting.ToUserId), waiting.OfferedAt, hidden ? null : waiting.Note, waiting.AnswerDueOn));
    }
}
