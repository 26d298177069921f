using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A worker sees who asks them to lead, and a coordinator or chair what teams ask of one another and who has not answered.</summary>
internal static class ListHandOvers
{
    [Allows(Permissions.AnswerLead, Unscoped = "the rows are limited to what the user is asked and to their teams, without families they declared a conflict with")]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Mine, IReadOnlyList<Row> Others);

    /// <param name="To">Whoever is asked, a worker or a team; null where the family moved.</param>
    internal sealed record Row(HandOverKind Kind, string Path, string Household, string Team, string? To, DateOnly? Due, bool Late);

    internal sealed class Handler(HandOversThatWait waits, Names names, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var all = await waits.All(ct);
            var families = await names.OfHouseholds(all.Select(r => r.HouseholdId), ct);
            var staff = await names.OfStaff(all.Select(r => r.ToUserId).OfType<Guid>(), ct);
            Row Show(HandOversThatWait.Row r) => new(
                r.Kind, r.Path, families.GetValueOrDefault(r.HouseholdId, Names.Unknown), r.Team, r.ToUserId is { } to ? staff.GetValueOrDefault(to, "Somebody") : r.Other,
                r.Due, HandOversThatWait.IsLate(r, clock.Today()));
            return new Answer([.. all.Where(r => r.IsMine).Select(Show)], [.. all.Where(r => !r.IsMine).Select(Show)]);
        }
    }

    /// <summary>What the row asks of whoever it waits for.</summary>
    internal static string InWords(Row row) => row.Kind switch
    {
        HandOverKind.Lead => $"You are asked to lead, for {row.Team}",
        HandOverKind.TakeOver => $"{row.Team} asks {row.To} to take over",
        HandOverKind.Moved => $"The family has moved: decide whether it stays with {row.Team}",
        HandOverKind.LeadAsked => $"{row.To} is asked to lead, for {row.Team}",
        _ => $"{row.To} is asked to take over from {row.Team}",
    };

    [Allows(Permissions.AnswerLead, Unscoped = "the rows are limited to what the user is asked and to their teams")]
    internal sealed class Page(ISend send) : PageModel
    {
        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
