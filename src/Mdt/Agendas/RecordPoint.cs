using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair writes down what was said on a point, what was decided, and what was learnt from one another.</summary>
internal static class RecordPoint
{
    /// <summary>Answers the point's version after it.</summary>
    /// <param name="Outcome">What was decided; whether there was a quorum is judged by who is in the room at this moment.</param>
    /// <param name="Knowledge">What was shared in a breakout.</param>
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid PointId, string? Notes, string? Outcome, string? Knowledge, int Version) : ICommand<int>;

    internal sealed class Handler(Db db, AgendaDesk agenda) : ICommandHandler<Command, int>
    {
        private sealed record Row(string? Notes, string? Outcome, string? Knowledge, bool? Inquorate);

        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var point = await agenda.Running(command.MeetingId, command.PointId, ct);
            var stands = (await db.Find<Row>("SELECT notes, outcome, knowledge, inquorate FROM mdt_agenda_point WHERE id = @PointId", new { command.PointId }, ct))!;
            var sent = stands with { Notes = Trimmed(command.Notes), Outcome = Trimmed(command.Outcome), Knowledge = Trimmed(command.Knowledge) };
            if (sent == stands) return point.Version;
            Conflict Stale() => new("Somebody else has changed this point. Both stand below: put together what you need, then save.", Words(stands), Words(sent));
            // Before anything is refused: the page that shows a refusal carries the version that stands then.
            if (command.Version != point.Version) throw Stale();
            new Refusals()
                .If(point.Kind == AgendaPointKind.Cases, "", "What is said about the families is recorded in the chair's console")
                .If(sent.Knowledge is not null && point.Kind != AgendaPointKind.Breakout, "Knowledge", "Only a breakout records what was shared: write it into the notes")
                .Text(command.Notes, "Notes", 2000).Text(command.Outcome, "Outcome", 1000).Text(command.Knowledge, "Knowledge", 2000)
                .Throw();
            var inquorate = sent.Outcome is null ? (bool?)null
                : sent.Outcome == stands.Outcome ? stands.Inquorate
                : !(await Room.Of(db, command.MeetingId, ct)).IsQuorate;
            await db.ExecuteVersioned("""
                UPDATE mdt_agenda_point SET notes = @Notes, outcome = @Outcome, knowledge = @Knowledge, inquorate = @inquorate, version = version + 1 WHERE id = @PointId AND version = @Version
                """, new { sent.Notes, sent.Outcome, sent.Knowledge, inquorate, command.PointId, command.Version }, conflict: () => Task.FromResult(Stale()), ct: ct);
            return point.Version + 1;
        }

        private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

        private static Dictionary<string, string?> Words(Row row) =>
            new(StringComparer.Ordinal) { ["Notes"] = row.Notes, ["What was decided"] = row.Outcome, ["Knowledge shared"] = row.Knowledge };
    }

    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        /// <summary>From the button; or, the notes alone, by itself every ten seconds.</summary>
        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            if (!Request.Headers.Accept.Contains("application/json")) return await Do(() => Task.CompletedTask, ct);
            try
            {
                return new JsonResult(new { version = await Keep(ct) });
            }
            catch (Exception thrown) when (thrown is Refused or Kernel.Conflict)
            {
                return new JsonResult(new { detail = thrown.Message }) { StatusCode = thrown is Kernel.Conflict ? 409 : 422 };
            }
        }
    }
}
