using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker finds a family that they work with, by name, postcode, telephone number, NHS number or date of birth.</summary>
internal static class FindFamilies
{
    internal const int PageSize = 20;

    /// <param name="Skip">How many to leave out: a multiple of the page's size.</param>
    /// <param name="Died">Whoever has died is found too: only on request.</param>
    [Allows(Permissions.ReadPeople, Unscoped = "a list: the search limits it to the families that the user works with")]
    internal sealed record Query(string? Text, int Skip = 0, bool Died = false) : IQuery<Answer>;

    /// <param name="More">Whether there is another page; how many there are in all is not said.</param>
    internal sealed record Answer(IReadOnlyList<Row> Rows, bool More);

    internal sealed record Row(Guid PersonId, Guid HouseholdId, string Name, Masking Masking, string? Age, string Family, string Area, string? Postcode);

    internal sealed class Handler(Db db, Search search, Sight sight, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var hits = await search.Find(query.Text, Math.Clamp(query.Skip, 0, 100_000), PageSize + 1, ct, query.Died);
            var shown = hits.Take(PageSize).ToList();
            var families = (await sight.Families([.. shown.Select(h => h.HouseholdId)], ct)).ToDictionary(f => f.Id);
            var open = families.Values.Where(f => f.Masking == Masking.Full).Select(f => f.Id).ToList();
            var postcodes = (await db.Query<Place>("SELECT id, postcode FROM families_household WHERE id IN @open", new { open }, ct)).ToDictionary(p => p.Id, p => p.Postcode);
            audit.Saw(shown.Select(h => h.PersonId));
            return new([.. shown.Select(h => Printed(families[h.HouseholdId], h.PersonId, postcodes))], hits.Count > PageSize);
        }

        private Row Printed(Sight.Family family, Guid personId, Dictionary<Guid, string?> postcodes)
        {
            var member = family.Members.First(m => m.PersonId == personId);
            return new(personId, family.Id, member.Name(family.Masking), family.Masking, member.Age(family.Masking, clock.Today()),
                family.Name, family.Area, postcodes.GetValueOrDefault(family.Id));
        }

        private sealed record Place(Guid Id, string? Postcode);
    }

    /// <summary>The words are posted, so that no name stands in an address or a log; the answer is shown by the same request.</summary>
    [Allows(Permissions.ReadPeople, Unscoped = "a list: the search limits it to the families that the user works with")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public string? Text { get; set; }
        public int Skip { get; set; }
        public bool Died { get; set; }

        public Answer? Found { get; private set; }

        public bool MayLookUp => user.May(Permissions.LookUp);

        public bool MayRegister => user.May(Permissions.Register);

        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            if (Search.Asked(Text) is null) ModelState.AddModelError(nameof(Text), "Enter at least 2 letters of a name, a postcode, an NHS number or a date of birth");
            else Found = await send.Ask(new Query(Text, Skip, Died), ct);
            if (!ModelState.IsValid) Response.StatusCode = 422;
            return Page();
        }
    }
}
