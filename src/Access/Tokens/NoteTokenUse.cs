using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>A token that is used leaves a mark of it, to the hour, so that one that nobody uses can be seen and revoked.</summary>
internal static class NoteTokenUse
{
    internal static readonly TimeSpan Every = TimeSpan.FromHours(1);

    [Anyone("the token was found to stand just before")]
    internal sealed record Command(Guid TokenId) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("UPDATE access_token SET last_used_at = @now WHERE id = @TokenId", new { command.TokenId, now = clock.Now() }, ct);
            return default;
        }
    }

    /// <summary>A mark that cannot be left now is left at the next call: it is no reason to refuse this one.</summary>
    internal static async Task Note(ISend send, Guid token, CancellationToken ct)
    {
        try
        {
            await send.Send(new Command(token), ct);
        }
        catch (Busy)
        {
            // the next call tries again
        }
    }
}
