using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator notes that they tried to reach somebody who wrote on the public page, and had no answer.</summary>
internal static class NoteAskedTry
{
    /// <param name="Version">From what was seen: a second press is the same try.</param>
    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    internal sealed record Command(Guid AskedId, int Version) : ICommand;

    internal sealed class Handler(Db db, AskedRows rows, History history, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await rows.Find(command.AskedId, ct);
            if (!Asked.IsOpen(now.Status)) Asked.Check(now.Status, AskedStatus.Trying);
            if (now.Version == command.Version + 1 && now.Tries > 0 && now.TakenBy == user.Id) return default;
            await db.ExecuteVersioned("""
                UPDATE peersupport_asked SET status = 'Trying', tries = tries + 1, taken_by = @me, version = version + 1 WHERE id = @AskedId AND version = @Version
                """, new { command.AskedId, command.Version, me = user.Id }, "Somebody else has noted something. Look at it again.", ct: ct);
            await history.Add(Subject.Asked, now.Id, now.Status.ToString(), nameof(AskedStatus.Trying), ct: ct);
            return default;
        }
    }

    /// <summary>The button of the page leads here; it is seen by itself only where it was refused.</summary>
    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : AskedPage(send)
    {
        private readonly ISend _send = send;

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(AskedId, Version), ct);
            return Back("tried");
        });
    }
}
