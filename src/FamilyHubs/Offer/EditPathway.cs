using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager changes a pathway, or takes it out of the offer.</summary>
internal static class EditPathway
{
    /// <param name="Retired">No longer offered.</param>
    [Allows(Permissions.ManageOffer, On = nameof(PathwayId))]
    internal sealed record Command(Guid PathwayId, PathwayTerms Terms, bool Retired, int Version) : ICommand;

    [Allows(Permissions.ManageOffer, On = nameof(PathwayId))]
    internal sealed record Query(Guid PathwayId) : IQuery<Answer>;

    internal sealed record Answer(PathwayDesk.Row Row, IReadOnlyList<PathwayDesk.Step> Steps);

    internal sealed class Handler(Db db, PathwayDesk desk, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            command.Terms.Check().Throw();
            var stands = await desk.Find(command.PathwayId, ct);
            var steps = await desk.Steps([command.PathwayId], ct);
            await desk.CheckActivities(command.Terms.Chosen, [.. steps.Select(s => s.ActivityId)], ct);
            var (before, after) = (Words(stands, steps.Select(s => s.ActivityId)), Words(command));
            if (before.Values.SequenceEqual(after.Values, StringComparer.Ordinal)) return default; // also a second press
            await db.ExecuteVersioned("""
                UPDATE familyhubs_pathway SET name = @name, funder = @funder, partners = @partners, priority = @priority, retired_on = @retired, version = version + 1 WHERE id = @PathwayId AND version = @Version
                """, new
            {
                command.PathwayId,
                name = command.Terms.Name!.Trim(),
                funder = command.Terms.Funder?.Trim(),
                partners = command.Terms.Partners?.Trim(),
                priority = command.Terms.Priority?.Trim(),
                retired = command.Retired ? stands.RetiredOn ?? clock.Today() : (DateOnly?)null,
                command.Version,
            }, conflict: () => Task.FromResult(new Conflict("Somebody else has changed this pathway. Look at what stands now, correct the form, then save.", Shown(before), Shown(after))), ct: ct);
            await desk.Keep(command.PathwayId, command.Terms.Chosen, ct);
            return default;
        }

        private static Dictionary<string, string> Words(PathwayDesk.Row row, IEnumerable<Guid> activities) => Words(row.Name, row.Funder, row.Partners, row.Priority, activities, row.RetiredOn is not null);

        private static Dictionary<string, string> Words(Command sent) => Words(sent.Terms.Name, sent.Terms.Funder, sent.Terms.Partners, sent.Terms.Priority, sent.Terms.Chosen, sent.Retired);

        private static Dictionary<string, string> Words(string? name, string? funder, string? partners, string? priority, IEnumerable<Guid> activities, bool retired) => new(StringComparer.Ordinal)
        {
            ["Name"] = name?.Trim() ?? "",
            ["Funder"] = funder?.Trim() ?? "",
            ["Partners"] = partners?.Trim() ?? "",
            ["Who comes first"] = priority?.Trim() ?? "",
            ["Offered"] = retired ? "No" : "Yes",
            ["Activities"] = string.Join(' ', activities),
        };

        /// <summary>Ids say nothing to a person.</summary>
        private static Dictionary<string, string?> Shown(Dictionary<string, string> words) =>
            words.ToDictionary(w => w.Key, w => w.Key == "Activities" ? $"{w.Value.Split(' ').Length} in order" : (string?)w.Value, StringComparer.Ordinal);
    }

    internal sealed class Reader(PathwayDesk desk) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => new(await desk.Find(query.PathwayId, ct), await desk.Steps([query.PathwayId], ct));
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, On = nameof(PathwayId))]
    internal sealed class Page(ISend send, HubChoices choices) : PathwayFormPage(choices)
    {
        public Guid PathwayId { get; set; }
        public bool Retired { get; set; }
        public int Version { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Stands = await send.Ask(new Query(PathwayId), ct);
            var row = Stands.Row;
            (Name, Funder, Partners, Priority, Retired, Version) = (row.Name, row.Funder, row.Partners, row.Priority, row.RetiredOn is not null, row.Version);
            ActivityIds = [.. Stands.Steps.Select(s => (Guid?)s.ActivityId)];
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PathwayId, Terms, Retired, Version), ct);
            return Redirect("/familyhubs/pathways?said=saved");
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Stands = await send.Ask(new Query(PathwayId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Row.Version; // pressing again is a choice
        }
    }
}
