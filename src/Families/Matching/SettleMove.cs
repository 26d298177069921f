using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality has moved what was recorded while two records were joined, or left it where it belongs: it is settled.</summary>
internal static class SettleMove
{
    [Allows(Permissions.Join, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Command(Guid AliasId, Guid MoveId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if ((await db.Query<Guid>("SELECT id FROM families_to_move WHERE id = @MoveId AND alias_id = @AliasId", command, ct)).Count == 0) throw new NotFound("This entry");
            await db.Execute("UPDATE families_to_move SET settled_at = @now, settled_by = @me WHERE id = @MoveId AND settled_at IS NULL",
                new { command.MoveId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.Join, Unscoped = "what waits for data quality, which works for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AliasId { get; set; }
        public Guid MoveId { get; set; }

        public IActionResult OnGet() => Redirect($"/families/joins/{AliasId}");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AliasId, MoveId), ct);
            return Redirect($"/families/joins/{AliasId}");
        });
    }
}
