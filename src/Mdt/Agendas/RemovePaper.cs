using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A coordinator takes a paper off a meeting that is not over.</summary>
internal static class RemovePaper
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid PaperId) : ICommand;

    internal sealed class Handler(Db db, AgendaDesk agenda, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await agenda.Open(command.MeetingId, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_paper WHERE id = @PaperId AND meeting_id = @MeetingId", command, ct) == 0) throw new NotFound("The paper");
            await db.Execute("""
                UPDATE mdt_paper SET removed_at = @now, version = version + 1 WHERE id = @PaperId AND removed_at IS NULL
                """, new { command.PaperId, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : AgendaPage(send)
    {
        public Guid PaperId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, PaperId), ct), ct);
    }
}
