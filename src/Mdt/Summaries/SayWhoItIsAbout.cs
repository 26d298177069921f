using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair says whom each part of what was recorded is about, so that a person is told what is about them and nothing of others.</summary>
internal static class SayWhoItIsAbout
{
    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed record Query(Guid ItemId) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Piece> Pieces, IReadOnlyList<Person> People);

    /// <param name="About">As <see cref="Key"/>s.</param>
    internal sealed record Piece(PartKind Kind, Guid Id, string Recorded, IReadOnlyList<string> About);

    internal sealed record Person(Guid Id, string Name);

    /// <param name="Ticked">Each a <see cref="Key"/>; a part keeps at least one.</param>
    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, IReadOnlyList<string> Ticked) : ICommand;

    /// <summary>One tick: this part is about this person.</summary>
    internal static string Key(PartKind kind, Guid partId, Guid personId) => $"{kind}:{partId}:{personId}";

    internal sealed class Reader(SummaryDesk desk, SummaryRecord record, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var item = await desk.Find(query.ItemId, ct);
            SummaryDesk.CheckIsReady(item);
            var kin = await desk.Family(item, ct);
            var parts = await record.Parts(item, kin, ct);
            audit.Saw(kin.All.Select(r => r.Who.Id));
            return new([.. parts.Select(p => new Piece(p.Kind, p.Id, p.Recorded, [.. p.About.Select(a => Key(p.Kind, p.Id, a))]))], [.. kin.All.Select(r => new Person(r.Who.Id, r.Name))]);
        }
    }

    internal sealed class Handler(Db db, SummaryDesk desk, SummaryRecord record) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await desk.Find(command.ItemId, ct);
            SummaryDesk.CheckIsReady(item);
            var kin = await desk.Family(item, ct);
            var parts = await record.Parts(item, kin, ct);
            var keys = parts.SelectMany(p => kin.All.Select(r => (p.Kind, PartId: p.Id, PersonId: r.Who.Id, Key: Key(p.Kind, p.Id, r.Who.Id)))).ToDictionary(k => k.Key, StringComparer.Ordinal);
            if (command.Ticked.Any(t => !keys.ContainsKey(t))) throw new Refused("Ticked", "Choose people of this family");
            var ticked = command.Ticked.Distinct(StringComparer.Ordinal).Select(t => keys[t]).ToList();
            if (parts.Any(p => !ticked.Exists(t => t.Kind == p.Kind && t.PartId == p.Id))) throw new Refused("Ticked", "Tick at least one person for each part");
            await db.Execute("DELETE FROM mdt_summary_part WHERE item_id = @ItemId", command, ct);
            foreach (var tick in ticked)
                await db.Execute("INSERT INTO mdt_summary_part (item_id, kind, part_id, person_id) VALUES (@ItemId, @Kind, @PartId, @PersonId)", new { command.ItemId, tick.Kind, tick.PartId, tick.PersonId }, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ItemId { get; set; }
        public List<string> Ticked { get; set; } = [];

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Ticked = [.. Shown.Pieces.SelectMany(p => p.About)];
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Ticked.RemoveAll(string.IsNullOrEmpty); // an empty tick is bound as null
            await send.Send(new Command(ItemId, Ticked), ct);
            return Redirect($"/mdt/items/{ItemId}/summary");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(ItemId), ct);
    }
}
