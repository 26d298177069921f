using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A member of a profession that was missing says yes or no to a provisional decision in writing; with a yes of each it is confirmed, a no goes to the chair.</summary>
internal static class AnswerDecision
{
    /// <param name="WhyNot">Needed with a no.</param>
    [Allows(Permissions.AnswerDecision, On = nameof(DecisionId))]
    internal sealed record Command(Guid DecisionId, bool? Agrees, string? WhyNot) : ICommand;

    /// <summary>What somebody stands for in a team; null when they are no member.</summary>
    internal static Task<string?> ProfessionOf(Db db, Guid mdtId, Guid? userId, CancellationToken ct) =>
        db.Find<string>("SELECT profession FROM mdt_member WHERE mdt_id = @mdtId AND user_id = @userId AND left_on IS NULL", new { mdtId, userId }, ct);

    internal sealed class Handler(Db db, DecisionSteps steps, DecisionPeople people, History history, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Counts(int Missing, int Agreed, int Refused);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.DecisionId, ct);
            if (now.State == DecisionState.Confirmed && command.Agrees == true && await Said(now.Id, ct)) return default; // pressed twice
            DecisionStates.Check(now.State, DecisionState.Confirmed, DecisionActor.Missing);
            if (!await DecisionSteps.InWriting(send, ct)) throw new Refused("", "Decisions are confirmed at the next meeting with a quorum, not in writing");
            if (command.Agrees is not { } agrees) throw new Refused("Agrees", "Choose yes or no");
            new Refusals().Text(command.WhyNot, "WhyNot", 500, agrees ? null : "Say why not").Throw();
            var profession = await ProfessionOf(db, now.MdtId, user.Id, ct);
            var missing = await db.Query<string>("SELECT profession FROM mdt_decision_missing WHERE decision_id = @Id ORDER BY profession", new { now.Id }, ct);
            if (profession is null || !missing.Contains(profession))
                throw new Refused("", missing.Count == 0
                    ? "Nobody is noted as missing, so this is confirmed at the next meeting with a quorum"
                    : $"Only those who were missing answer in writing: {Room.Counted(missing.CountBy(p => p, StringComparer.Ordinal))}");

            if (!await Keep(now.Id, profession, agrees, ct)) return default;
            await history.Add(Subject.Decision, now.Id, now.State.ToString(), (agrees ? DecisionNote.SaidYes : DecisionNote.SaidNo).ToString(), agrees ? null : command.WhyNot!.Trim(), ct);
            var said = (await db.Find<Counts>("""
                SELECT (SELECT COUNT(*) FROM mdt_decision_missing WHERE decision_id = @Id) AS missing,
                       (SELECT COUNT(DISTINCT a.profession) FROM mdt_decision_answer a JOIN mdt_decision_missing m ON m.decision_id = a.decision_id AND m.profession = a.profession
                        WHERE a.decision_id = @Id AND a.agrees = 1) AS agreed,
                       (SELECT COUNT(*) FROM mdt_decision_answer WHERE decision_id = @Id AND agrees = 0) AS refused
                """, new { now.Id }, ct))!;
            if (!agrees) await steps.Tell(now.Id, await people.Chairs(now.MdtId, now.HouseholdId, ct), ct);
            else if (said.Refused == 0 && said.Agreed == said.Missing) await steps.Confirm(now, ConfirmedHow.Writing, DecisionActor.Missing, ct);
            return default;
        }

        private async Task<bool> Said(Guid id, CancellationToken ct) =>
            await db.Find<int>("SELECT COUNT(*) FROM mdt_decision_answer WHERE decision_id = @id AND user_id = @me AND agrees = 1", new { id, me = user.Id }, ct) > 0;

        /// <summary>The last word of each person counts; the same again is nothing new.</summary>
        private async Task<bool> Keep(Guid id, string profession, bool agrees, CancellationToken ct)
        {
            var row = new { id, me = user.Id, profession, agrees, now = clock.Now() };
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_decision_answer WHERE decision_id = @id AND user_id = @me AND agrees = @agrees AND profession = @profession", row, ct) > 0) return false;
            if (await db.Execute("UPDATE mdt_decision_answer SET agrees = @agrees, profession = @profession, answered_at = @now WHERE decision_id = @id AND user_id = @me", row, ct) == 0)
                await db.Execute("INSERT INTO mdt_decision_answer (decision_id, user_id, profession, agrees, answered_at) VALUES (@id, @me, @profession, @agrees, @now)", row, ct);
            return true;
        }
    }

    [Allows(Permissions.AnswerDecision, On = nameof(DecisionId))]
    internal sealed class Page(ISend send) : DecisionPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(DecisionId, Agrees, WhyNot), ct));
    }
}
