using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair ticks who gets a summary of an item, after seeing what each may not be told; each gets a draft of their own. Nobody is ticked by default.</summary>
internal static class ChooseRecipients
{
    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed record Query(Guid ItemId) : IQuery<Answer>;

    /// <param name="NoneReason">Why nobody gets one, where the chair said so.</param>
    internal sealed record Answer(Guid ItemId, Guid CaseId, DateTimeOffset StartsAt, IReadOnlyList<Piece> Pieces, IReadOnlyList<Candidate> People, string? NoneReason);

    /// <param name="About">Names of whom it is about.</param>
    internal sealed record Piece(string Recorded, string Says, string? Withheld, IReadOnlyList<string> About);

    /// <param name="Why">Why they cannot be ticked; null where they can.</param>
    /// <param name="Has">Where their summary stands; null where they have none.</param>
    /// <param name="Cautions">Who may not be told what, separations, young people's wishes: whole lines.</param>
    /// <param name="Contact">How a message reaches them, or what to do instead.</param>
    /// <param name="Parts">How many parts of the record they would read.</param>
    internal sealed record Candidate(Guid PersonId, string Name, string Place, string? Why, Guid? SummaryId, SummaryStatus? Has, IReadOnlyList<string> Cautions, string Contact, int Parts, int Of);

    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, IReadOnlyList<Guid> PersonIds) : ICommand;

    private sealed record Standing(Guid Id, Guid ToPersonId, SummaryStatus Status);

    private sealed record Choice(string? NoneReason);

    internal sealed class Reader(Db db, SummaryDesk desk, SummaryRecord record, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var item = await desk.Find(query.ItemId, ct);
            SummaryDesk.CheckIsReady(item);
            var kin = await desk.Family(item, ct);
            var parts = await record.Parts(item, kin, ct);
            var standing = await db.Query<Standing>("SELECT id, to_person_id, status FROM mdt_summary WHERE item_id = @ItemId AND status <> 'Withheld'", query, ct);
            var none = await db.Find<Choice>("SELECT none_reason FROM mdt_summary_choice WHERE item_id = @ItemId", query, ct);
            var people = new List<Candidate>();
            foreach (var one in kin.All)
            {
                var weighed = await desk.Weigh(one, parts, kin, ct);
                var refusal = await desk.Refusal(one.Who.Id, ct);
                var mine = standing.FirstOrDefault(s => s.ToPersonId == one.Who.Id);
                people.Add(new(one.Who.Id, one.Name, one.Place, mine is null ? WhyNot(one, weighed, kin) : null, mine?.Id, mine?.Status,
                    Tellings.Lines(weighed.Flags, kin.Name), refusal is { } no ? SummaryDesk.InWords(no) : "A message can tell them that it is ready.", weighed.Kept.Count, parts.Count));
            }
            audit.Saw(kin.All.Select(r => r.Who.Id));
            return new(query.ItemId, item.CaseId, item.StartsAt, [.. parts.Select(p => new Piece(p.Recorded, p.Says, p.Withheld, [.. p.About.Select(kin.Name)]))], people, none?.NoneReason);
        }
    }

    /// <summary>Why this person cannot be ticked.</summary>
    private static string? WhyNot(Relative to, Tellings.Weighed weighed, Kin kin)
    {
        if (to.Who.Died) return "They have died";
        if (to.Who.Objects) return "They object to being talked about: nothing about it is written to them";
        if (weighed.Kept.Any(p => p.Kind is PartKind.Decision or PartKind.Action)) return null;
        Guid[] of = [.. weighed.Out.SelectMany(o => o.Of).Distinct()];
        return of.Length > 0
            ? $"They may not be told about {string.Join(", ", of.Select(kin.Name))}, so nothing of it is left. Say first whom each part is about"
            : "Nothing was decided or promised that they can be told";
    }

    internal sealed class Handler(Db db, SummaryDesk desk, SummaryRecord record, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await desk.Find(command.ItemId, ct);
            SummaryDesk.CheckIsReady(item);
            if (command.PersonIds.Count == 0) throw new Refused("PersonIds", "Tick who gets a summary, or say below why nobody does");
            var kin = await desk.Family(item, ct);
            var parts = await record.Parts(item, kin, ct);
            foreach (var id in command.PersonIds.Distinct())
            {
                var to = kin.Find(id) ?? throw new Refused("PersonIds", "Choose people of this family");
                if (await db.Find<int>("SELECT COUNT(*) FROM mdt_summary WHERE item_id = @ItemId AND to_person_id = @id AND status <> 'Withheld'", new { command.ItemId, id }, ct) > 0) continue;
                var weighed = await desk.Weigh(to, parts, kin, ct);
                if (WhyNot(to, weighed, kin) is { } why) throw new Refused("PersonIds", $"{to.Name}: {why}");
                await Draft(item, id, weighed, ct);
            }
            await db.Execute("UPDATE mdt_summary_choice SET none_reason = NULL, none_by = NULL, none_at = NULL WHERE item_id = @ItemId", new { command.ItemId }, ct);
            return default;
        }

        private async Task Draft(Talked item, Guid to, Tellings.Weighed weighed, CancellationToken ct)
        {
            var id = clock.NewId();
            await db.Execute("""
                INSERT INTO mdt_summary (id, item_id, case_id, to_person_id, status, text, chosen_by, chosen_at, version)
                VALUES (@id, @ItemId, @CaseId, @to, 'Drafted', @text, @by, @now, 1)
                """, new { id, item.ItemId, item.CaseId, to, text = SummaryWords.Letter(item.StartsAt, weighed.Kept), by = user.Id, now = clock.Now() }, ct);
            foreach (var person in weighed.AboutOthers(to))
                await db.Execute("INSERT INTO mdt_summary_about (summary_id, person_id) VALUES (@id, @person)", new { id, person }, ct);
            await history.Add(Subject.Summary, id, null, nameof(SummaryStatus.Drafted), ct: ct);
        }
    }

    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ChoosingPage(send)
    {
        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return await Open(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId, PersonIds), ct));
    }
}
