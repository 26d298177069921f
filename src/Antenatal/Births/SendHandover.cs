using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife hands a family over to its health visitor, or to their team, with what they need to know. It stays hers until they have received it.</summary>
internal static class SendHandover
{
    internal const string TaskKind = "antenatal.handover";

    [Allows(Permissions.HandOver, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Visitor">Her named visitor, chosen beforehand; null for none.</param>
    /// <param name="Team">Their team can be asked instead.</param>
    internal sealed record Answer(string Name, bool MaySend, bool Received, IReadOnlyList<string> Content, Guid? Visitor, Guid? Team, IReadOnlyList<GetStaff.Worker> Visitors, DateOnly? WaitsSince);

    [Allows(Permissions.HandOver, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, Guid? ToUserId, bool ToTeam, string? Note) : ICommand<Guid>;

    private sealed record Carers(Guid? HvUserId, Guid? HvTeamId);

    private static async Task<Carers> CarersOf(Db db, Guid pregnancyId, CancellationToken ct) =>
        (await db.Find<Carers>("SELECT hv_user_id, hv_team_id FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))!;

    internal sealed class Reader(Db db, Seen seen, HandoverContent content, Handovers handovers, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var carers = await CarersOf(db, now.Id, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), await handovers.Goes(now, ct), now.Status is PregnancyStatus.HandedOver or PregnancyStatus.Closed, await content.Of(now.Id, ct), carers.HvUserId, carers.HvTeamId,
                await send.Ask(new FindStaff(Role: Roles.HealthVisitor), ct), (await handovers.Of(now.Id, ct)).FirstOrDefault(h => h.Waits)?.SentOn);
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Seen seen, HandoverContent content, Handovers handovers, History history, ISend send, Visitors visitors, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            if (!await handovers.Goes(now, ct)) throw new Refused("", now.Status is PregnancyStatus.HandedOver or PregnancyStatus.Closed ? "The health visitors have received this family already, or its care has ended." : "A family is handed over when the birth is recorded.");
            var carers = await CarersOf(db, now.Id, ct);
            var team = command.ToTeam ? carers.HvTeamId : null;
            new Refusals()
                .If(command.ToTeam && team is null, "ToTeam", "No team of health visitors is known for her: choose a health visitor")
                .If(!command.ToTeam && command.ToUserId is null, "ToUserId", "Choose a health visitor, or their team")
                .If(command.ToTeam && command.ToUserId is not null, "ToUserId", "Choose a health visitor or their team: not both")
                .Text(command.Note, "Note", 1000)
                .Throw();
            if (command.ToUserId is { } asked && asked != carers.HvUserId && (await send.Ask(new FindStaff(Role: Roles.HealthVisitor), ct)).All(w => w.Id != asked))
                throw new Refused("ToUserId", "Choose a health visitor of the list");
            foreach (var waiting in (await handovers.Of(now.Id, ct)).Where(h => h.Waits)) await TakeBack(waiting, ct);
            await Keep(now, command, team, ct);
            if (command.ToUserId is { } visitor && visitor != carers.HvUserId) await db.Execute("UPDATE antenatal_pregnancy SET hv_user_id = @visitor WHERE id = @Id", new { now.Id, visitor }, ct);
            // From now they read who it is.
            await visitors.Begin(now.Id, command.Id, command.ToUserId, team, ct);
            return command.Id;
        }

        private async Task Keep(PregnancySteps.Now now, Command command, Guid? team, CancellationToken ct)
        {
            var due = await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("antenatal.handoverReceiptWd", ct: ct)), ct);
            List<string> lines = [.. await content.Of(now.Id, ct)];
            if (!string.IsNullOrWhiteSpace(command.Note)) lines.Insert(0, command.Note.Trim());
            var text = string.Join('\n', lines);
            // Nobody in its words: whoever has it opens the page.
            var task = await send.Send(new OpenTask(clock.NewId(), "Receive a family from its midwife", TaskKind, null, null, due, TaskPriority.Medium, command.ToUserId, team, $"/antenatal/hand-overs/{command.Id}"), ct);
            await db.Execute("""
                INSERT INTO antenatal_handover (id, pregnancy_id, to_user_id, to_team_id, content, sent_on, sent_by, reply_by, task_id, version)
                VALUES (@Id, @PregnancyId, @ToUserId, @team, @text, @today, @me, @due, @task, 1)
                """, new { command.Id, command.PregnancyId, command.ToUserId, team, text = text.Length > HandoverContent.Longest ? text[..HandoverContent.Longest] : text, today = clock.Today(), me = user.Id, due, task }, ct);
            await history.Add(Subject.Handover, command.Id, null, "Sent", ct: ct);
        }

        /// <summary>What was sent to somebody else before and nobody received.</summary>
        private async Task TakeBack(Handovers.Standing waiting, CancellationToken ct)
        {
            await db.ExecuteVersioned("UPDATE antenatal_handover SET withdrawn_on = @today, version = version + 1 WHERE id = @Id AND version = @Version", new { waiting.Id, waiting.Version, today = clock.Today() }, ct: ct);
            await history.Add(Subject.Handover, waiting.Id, "Sent", "Withdrawn", ct: ct);
            if (waiting.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "Sent to somebody else"), ct);
        }
    }

    [Allows(Permissions.HandOver, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PregnancyId { get; set; }
        public string? To { get; set; }
        public Guid? ToUserId { get; set; }
        public string? Note { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Id, ToUserId, To) = (clock.NewId(), Stands.Visitor, Stands.Visitor is null && Stands.Team is not null ? "team" : "visitor");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var team = To == "team";
            await send.Send(new Command(Id, PregnancyId, team ? null : ToUserId, team, Note), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PregnancyId), ct);
    }
}
