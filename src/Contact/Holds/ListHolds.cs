using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>The operator and the safeguarding leads see what is held, and what waits for a second person to be released.</summary>
internal static class ListHolds
{
    private const int Most = 200;
    private const string Why = "a list of holds, not of families: the operator sees no names, and nobody releases one alone";

    [Allows(Permissions.SeeHolds, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="MayConfirm">Somebody else has asked, and this viewer may be the second.</param>
    internal sealed record Row(Guid Id, HoldKind Kind, DateTimeOffset HeldAt, string People, bool Asked, bool MayConfirm);

    /// <summary>A pregnancy's hold is not on the list: only a midwife sees and releases it, on the person's page.</summary>
    internal sealed class Handler(Db db, ISend send, CurrentUser user, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Kept>("""
                SELECT id, kind, held_at, asked_by, asked_as FROM contact_hold WHERE released_at IS NULL AND kind <> 'Pregnancy'
                ORDER BY CASE WHEN asked_by IS NULL THEN 1 ELSE 0 END, held_at OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            var of = (await db.Query<Of>("SELECT hold_id, person_id FROM contact_hold_person WHERE hold_id IN @ids", new { ids = (IReadOnlyList<Guid>)[.. rows.Select(r => r.Id)] }, ct)).ToLookup(o => o.HoldId, o => o.PersonId);
            var people = (await send.Ask(new GetPeople([.. of.SelectMany(g => g).Distinct()]), ct)).ToDictionary(p => p.Id);
            audit.Saw(people.Values.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
            return [.. rows.Select(r => new Row(
                r.Id, r.Kind, r.HeldAt, string.Join(", ", of[r.Id].Select(p => people.TryGetValue(p, out var known) ? known.Name : "Somebody")),
                r.AskedBy is not null, r.AskedBy is not null && r.AskedBy != user.Id && ReleaseAs.Other(r.AskedAs!, user) is not null))];
        }

        private sealed record Kept(Guid Id, HoldKind Kind, DateTimeOffset HeldAt, Guid? AskedBy, string? AskedAs);

        private sealed record Of(Guid HoldId, Guid PersonId);
    }

    [Allows(Permissions.SeeHolds, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}

/// <summary>As whom somebody asks for a release, or confirms one: the operator and a safeguarding lead do it together.</summary>
internal static class ReleaseAs
{
    internal const string Operator = "operator";
    internal const string Lead = "lead";

    /// <summary>As whom this user asks; null where they may not.</summary>
    internal static string? First(CurrentUser user) =>
        user.May(Permissions.ReleaseAsLead) ? Lead : user.May(Permissions.ReleaseAsOperator) ? Operator : null;

    /// <summary>As whom this user is the second, where the first asked as <paramref name="first"/>; null where they may not.</summary>
    internal static string? Other(string first, CurrentUser user) => first == Lead
        ? user.May(Permissions.ReleaseAsOperator) ? Operator : null
        : user.May(Permissions.ReleaseAsLead) ? Lead : null;

    internal static string InWords(string asked) => asked == Lead ? "a safeguarding lead" : "the operator";
}

/// <summary>On the first page: how many releases wait for this person to be the second.</summary>
internal sealed class WaitingHolds(ISend send) : IWaiting
{
    public string Path => "/contact/holds";

    public async Task<string?> Says(CancellationToken ct)
    {
        var confirm = (await send.Ask(new ListHolds.Query(), ct)).Count(r => r.MayConfirm);
        return confirm == 0 ? null : $"{confirm} to confirm: somebody asked for contact to begin again.";
    }
}
