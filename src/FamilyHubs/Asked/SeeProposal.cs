using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker reads what a case meeting proposed: the family as they may see it, and one line. Nothing else of the case.</summary>
/// <param name="All">Every session to choose from; else the first ten that fit best.</param>
[Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
internal sealed record SeeProposal(Guid ProposalId, bool All = false) : IQuery<SeeProposal.Answer>
{
    /// <param name="Household">Null where the family cannot be seen (yet, or any more).</param>
    /// <param name="Line">The one line that the team meant for the hub; null where there is none.</param>
    /// <param name="Elsewhere">Another hub has taken it: nothing of the family is shown.</param>
    /// <param name="Again">The session that they were booked into is not on.</param>
    /// <param name="Sessions">Those that fit best first.</param>
    /// <param name="More">How many more there are.</param>
    internal sealed record Answer(
        Guid Id, int Version, ProposalKind Kind, ProposalState State, GetHousehold.Answer? Household, IReadOnlyList<Guid> PersonIds, string? Line, DateOnly AskedOn, DateOnly? DueOn, bool Late,
        bool Elsewhere, bool Again, string? Site, string? AnsweredBy, DateOnly? AnsweredOn, string? Reason, Guid? SessionId, bool Held, IReadOnlyList<Choice> Sites, IReadOnlyList<Session> Sessions, int More) : IAsked
    {
        internal bool MayAnswer => AskedSteps.May(State, ProposalState.Accepted);
    }

    internal sealed record Choice(Guid Id, string Name);

    internal sealed record Session(
        Guid Id, string Title, string Place, Guid? NeighbourhoodId, DateTimeOffset StartsAt, int? Capacity, int Taken, Audience Audience, int? AgeFromMonths, int? AgeToMonths)
    {
        internal int? Left => Capacity is { } most ? Math.Max(0, most - Taken) : null;
    }

    internal sealed class Handler(Db db, ISend send, Proposals proposals, AskedSites sites, DoNotContact holds, Audit audit, TimeProvider clock) : IQueryHandler<SeeProposal, Answer>
    {
        public async Task<Answer> Handle(SeeProposal query, CancellationToken ct)
        {
            var now = await proposals.Find(query.ProposalId, ct);
            var mine = await sites.Mine(Permissions.AnswerProposals, ct);
            var elsewhere = now.AnsweredAt is not null && now.SiteId is { } taken && !mine.Contains(taken);
            var asked = (await sites.Of(now.Id, ct)).Where(mine.Contains).ToList();
            var names = await db.Query<Choice>("SELECT id, name FROM familyhubs_site WHERE id IN @asked ORDER BY folded_name, id", new { asked }, ct);
            if (elsewhere)
                return new(now.Id, now.Version, now.Kind, now.State, null, [], null, now.ProposedAt.LondonDay(), now.AnswerDueOn, false, true, false, null, null, now.AnsweredAt?.LondonDay(), null, null, false, [], [], 0);
            var household = await send.Ask(new GetHousehold(now.HouseholdId), ct);
            var line = now.State == ProposalState.Withdrawn ? null : await send.Ask(new GetReasonForDecision(now.DecisionId), ct);
            var members = household?.Members.Select(m => m.PersonId).ToList() ?? [];
            var held = (await holds.Held(members, ct)).Count > 0;
            var worker = await send.Names([now.AnsweredBy], ct);
            var session = now.BookingId is { } booking ? await db.Query<Guid>("SELECT session_id FROM familyhubs_booking WHERE id = @booking", new { booking }, ct) : [];
            var choices = now.Kind == ProposalKind.Session && (AskedSteps.May(now.State, ProposalState.Accepted) || now.AgainAt is not null) ? await Sessions(mine, ct) : [];
            var persons = await proposals.People(now.Id, ct);
            if (choices.Count > 0) choices = BestFirst.Order(choices, await Ages(persons.Count > 0 ? persons : members, ct), household?.NeighbourhoodId);
            var most = query.All ? choices.Count : Math.Min(BestFirst.AtOnce, choices.Count);
            audit.Saw([now.HouseholdId, .. members]); // last: what is asked in between writes its own row
            return new(now.Id, now.Version, now.Kind, now.State, household, persons, line, now.ProposedAt.LondonDay(), now.AnswerDueOn,
                now.AnswerDueOn < clock.Today() && AskedSteps.May(now.State, ProposalState.Accepted), false, now.AgainAt is not null, names.FirstOrDefault(s => s.Id == now.SiteId)?.Name,
                now.AnsweredBy is null ? null : worker(now.AnsweredBy), now.AnsweredAt?.LondonDay(), now.Reason, session is [var one] ? one : null, held, names, [.. choices.Take(most)], choices.Count - most);
        }

        private async Task<IReadOnlyList<int>> Ages(IReadOnlyList<Guid> people, CancellationToken ct) =>
            people.Count == 0 ? [] : [.. (await send.Ask(new GetAges(people, clock.Today()), ct)).Where(a => a.IsChild).Select(a => a.Months).OfType<int>()];

        /// <summary>What these hubs hold in the next eight weeks and take bookings for, the soonest first.</summary>
        private Task<IReadOnlyList<Session>> Sessions(IReadOnlyList<Guid> mine, CancellationToken ct) => db.Query<Session>("""
            SELECT s.id, a.title, p.name AS place, p.neighbourhood_id, s.starts_at, s.capacity,
                   (SELECT COALESCE(SUM(b.places), 0) FROM familyhubs_booking b WHERE b.session_id = s.id AND b.status IN ('Booked', 'Attended')) AS taken, a.audience, a.age_from_months, a.age_to_months
            FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site p ON p.id = s.site_id
            WHERE s.status = 'Open' AND s.starts_at > @now AND s.starts_at < @until AND (s.site_id IN @mine OR a.site_id IN @mine)
            ORDER BY s.starts_at, s.id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
            """, new { mine, now = clock.Now(), until = clock.Now().AddDays(56) }, ct);
    }
}
