using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The information-governance lead sees who looked at a person's record, and gives the list to the person who asked for it.</summary>
internal static class ShowWhoLooked
{
    internal const int Most = 1000;

    /// <param name="PersonIds">The person's, those of records that were merged into theirs, and that of their household where it is wanted.</param>
    /// <param name="Reason">Why it is looked at: who asked, and when.</param>
    /// <param name="Print">To be handed over, on paper.</param>
    [Allows(Permissions.SeeWhoLooked, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Query(IReadOnlyList<Guid> PersonIds, string? Reason, bool Print = false) : IQuery<Answer>;

    /// <param name="Names">What the person is called, as far as the lead may see it.</param>
    /// <param name="Workers">Each who looked, once: the most often first.</param>
    /// <param name="Count">How many lines there are in all; the newest are here.</param>
    internal sealed record Answer(IReadOnlyList<string> Names, IReadOnlyList<Worker> Workers, IReadOnlyList<AuditLine> Lines, int Count);

    /// <param name="Denied">How often they tried and were not let.</param>
    internal sealed record Worker(string Who, string Roles, string? Organisation, int Times, int Denied, DateTimeOffset First, DateTimeOffset Last);

    internal sealed class Handler(AuditReader reader, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var ids = query.PersonIds.Distinct().ToList();
            new Refusals()
                .If(ids.Count == 0, "Ids", "Enter the id of the person, from the address of their page")
                .If(ids.Count > AuditTrail.MostSubjects, "Ids", $"Enter {AuditTrail.MostSubjects} ids or fewer at a time")
                .Text(query.Reason, "Reason", 500, "Say who asked for this, and when", least: 5)
                .Throw();
            audit.Reason = query.Reason!.Trim();
            var found = await reader.Read(new(SubjectIds: ids), 0, Most, ct);
            var names = await reader.Names(ids, ct);
            if (query.Print) audit.Leaves("print", ids); // last: what is asked in between writes its own row
            else audit.Saw(ids);
            return new(names, Summed(found.Lines), found.Lines, found.Count);
        }

        private static IReadOnlyList<Worker> Summed(IReadOnlyList<AuditLine> lines) =>
        [
            .. lines.GroupBy(l => (l.By, l.Roles, l.Organisation))
                .Select(g => new Worker(g.Key.By, g.Key.Roles, g.Key.Organisation, g.Count(l => l.Kind != "denied"), g.Count(l => l.Kind == "denied"), g.Min(l => l.At), g.Max(l => l.At)))
                .OrderByDescending(w => w.Times).ThenBy(w => w.Who, StringComparer.Ordinal),
        ];
    }

    [Allows(Permissions.SeeWhoLooked, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        /// <summary>Brought by a link from the person's page.</summary>
        public Guid? PersonId { get; set; }
        public string? Ids { get; set; }
        public string? Reason { get; set; }
        public bool Print { get; set; }

        /// <summary>For paper, where the lead may not see it here: neither kept nor looked for.</summary>
        public string? Name { get; set; }

        internal Answer? Answer { get; private set; }

        internal DateOnly Today => clock.Today();

        internal string? PrintedName => Answer is { Names.Count: > 0 } answer ? string.Join(", also recorded as ", answer.Names) : string.IsNullOrWhiteSpace(Name) ? null : Name.Trim();

        public void OnGet()
        {
            ModelState.Clear();
            (Ids, Reason, Name, Print) = (PersonId?.ToString(), null, null, false);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var typed = (Ids ?? "").Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (Array.Find(typed, t => !Guid.TryParse(t, out _)) is not null) throw new Refused("Ids", "Enter ids like 019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708, one a line");
            Answer = await send.Ask(new Query([.. typed.Select(Guid.Parse)], Reason, Print), ct);
            return Page();
        });
    }
}
