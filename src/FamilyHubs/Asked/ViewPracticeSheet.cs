using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A practice sees how many families and children its own people sent to hubs in twelve months.</summary>
internal static class ViewPracticeSheet
{
    [Allows(Permissions.PracticeSheet, Unscoped = "only what the user's own organisation sent is counted")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Practice">Null where the account belongs to none.</param>
    internal sealed record Answer(string? Practice, PracticeFigures.Year Year);

    internal sealed class Handler(Db db, ISend send, Aliases aliases, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            if (user.OrganisationId is not { } organisation) return new(null, PracticeFigures.Of([], today, id => id));
            var sent = await db.Query<PracticeFigures.Sent>("""
                SELECT r.id, r.received_at, p.person_id, COALESCE(p.is_child, 0) AS is_child
                FROM familyhubs_gp_referral r LEFT JOIN familyhubs_gp_referral_person p ON p.gp_referral_id = r.id
                WHERE r.sender_organisation_id = @organisation AND r.received_at >= @from AND r.state <> 'Withdrawn'
                """, new { organisation, from = PracticeFigures.From(today).AtLondon(TimeOnly.MinValue) }, ct);
            var kept = await aliases.KeptOf([.. sent.Select(s => s.PersonId).OfType<Guid>().Distinct()], ct);
            var name = (await send.Ask(new GetOrganisations([organisation]), ct)).SingleOrDefault()?.Name ?? "Your organisation";
            return new(name, PracticeFigures.Of(sent, today, id => kept[id]));
        }
    }

    [Allows(Permissions.PracticeSheet, Unscoped = "only what the user's own organisation sent is counted")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
