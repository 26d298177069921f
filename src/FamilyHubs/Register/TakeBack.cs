using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker takes back a slip: somebody who is not there, or a count.</summary>
internal static class TakeBack
{
    /// <param name="EntryId">An attendance of this session, or one of its counts.</param>
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, Guid EntryId) : ICommand;

    internal sealed class Handler(Db db, RegisterDesk desk, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Find<int>("""
                SELECT (SELECT COUNT(*) FROM familyhubs_attendance WHERE id = @EntryId AND session_id = @SessionId) + (SELECT COUNT(*) FROM familyhubs_count_line WHERE id = @EntryId AND session_id = @SessionId)
                """, command, ct) == 0) throw new NotFound("This entry of the register");
            await desk.Remove(command.EntryId, clock.Now(), null, ct);
            return default;
        }
    }

    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : RegisterPage(send)
    {
        public Guid EntryId { get; set; }

        public IActionResult OnGet() => Redirect($"/familyhubs/sessions/{SessionId}/register");

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            CountId = clock.NewId();
            return Do(async () =>
            {
                await Sender.Send(new Command(SessionId, EntryId), ct);
                return "back";
            });
        }
    }
}
