using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Whose pregnancies are shown.</summary>
internal enum Whose { All, Mine, Team }

/// <summary>By what the list is ordered: what is due, or who has gone quiet.</summary>
internal enum WorkView { Due, Quiet }

/// <summary>A midwife sees her pregnancies and her team's, what is next for each and who has gone quiet, and begins it in one press.</summary>
internal static class ListPregnancies
{
    internal const int AtOnce = 25;

    /// <param name="At">The page, from 1; one beyond the last is the last.</param>
    [Allows(Permissions.Work, Unscoped = "the rows are limited to the midwife's own pregnancies and her team's")]
    internal sealed record Query(WorkView View = WorkView.Due, Whose Who = Whose.All, int At = 1) : IQuery<Answer>;

    /// <param name="Lines">Of this page.</param>
    /// <param name="Counts">How many are due, by how soon; of all pages.</param>
    internal sealed record Answer(IReadOnlyList<Shown> Lines, IReadOnlyList<Stopped> Held, IReadOnlyDictionary<DueBucket, int> Counts, int Quiet, int Total, int At, int Pages);

    internal sealed record Shown(Worklist.Line Line, string Who);

    internal sealed record Stopped(Guid PregnancyId, string Who);

    internal sealed class Handler(Worklist worklist, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var all = await worklist.Read(ct);
            bool Fits(bool mine) => query.Who == Whose.All || mine == (query.Who == Whose.Mine);
            List<Worklist.Line> chosen = [.. all.Lines.Where(l => Fits(l.Mine))];
            List<Worklist.Line> listed = query.View == WorkView.Quiet
                ? [.. chosen.Where(l => l.IsQuiet).OrderBy(l => l.Quiet?.Since ?? l.Next.On).ThenBy(l => l.PregnancyId)]
                : chosen;
            var pages = Math.Max(1, (listed.Count + AtOnce - 1) / AtOnce);
            var at = Math.Clamp(query.At, 1, pages);
            List<Worklist.Line> page = [.. listed.Skip((at - 1) * AtOnce).Take(AtOnce)];
            // With whom contact is stopped stands on the first page, apart.
            List<Worklist.Apart> held = at == 1 ? [.. all.Held.Where(h => Fits(h.Mine))] : [];
            List<Guid> women = [.. page.Select(l => l.PersonId).Concat(held.Select(h => h.PersonId)).Distinct()];
            var names = women.Count == 0 ? [] : (await send.Ask(new GetPeople(women), ct)).ToDictionary(p => p.Id);
            audit.Saw(names.Values.Where(p => p.Masking != Masking.Hidden).Select(p => p.Id));
            string Name(Guid id) => names.TryGetValue(id, out var person) ? person.Name : "Somebody";
            return new([.. page.Select(l => new Shown(l, Name(l.PersonId)))], [.. held.Select(h => new Stopped(h.PregnancyId, Name(h.PersonId)))],
                Enum.GetValues<DueBucket>().ToDictionary(b => b, b => chosen.Count(l => l.Bucket == b)), chosen.Count(l => l.IsQuiet), listed.Count, at, pages);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Work, Unscoped = "the rows are limited to the midwife's own pregnancies and her team's")]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : PageModel
    {
        public WorkView View { get; set; }
        public Whose Who { get; set; }
        public int At { get; set; } = 1;

        internal Answer Shown { get; private set; } = null!;

        internal DateOnly Today { get; } = clock.Today();

        internal bool MayLink => user.May(Permissions.MakeLinks);

        /// <summary>The address of this list with another page, view or choice.</summary>
        internal string Address(WorkView view, Whose who, string? at = null) =>
            $"/antenatal?view={view.ToString().ToLowerInvariant()}&who={who.ToString().ToLowerInvariant()}{(at is null ? "" : $"&at={at}")}";

        public async Task OnGet(CancellationToken ct)
        {
            // What cannot be read is the whole list.
            if (!ModelState.IsValid || !Enum.IsDefined(View) || !Enum.IsDefined(Who)) (View, Who, At) = (WorkView.Due, Whose.All, 1);
            ModelState.Clear();
            Shown = await send.Ask(new Query(View, Who, At), ct);
        }
    }
}
