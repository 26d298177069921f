using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Scopes;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub manager notes that something which did not arrive, or was late, is put right.</summary>
internal static class ResolveReferralLog
{
    [Allows(Permissions.ReadReferralLog, On = nameof(ReferralLogId))]
    internal sealed record Command(Guid ReferralLogId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        /// <summary>The first who says so is kept.</summary>
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE familyhubs_referral_log SET resolved_at = @now, resolved_by = @me WHERE id = @ReferralLogId AND resolved_at IS NULL AND outcome <> 'Sent'
                """, new { command.ReferralLogId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.ReadReferralLog, On = nameof(ReferralLogId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ReferralLogId { get; set; }

        public IActionResult OnGet() => Redirect("/familyhubs/asked/log");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(ReferralLogId), ct);
            return Redirect("/familyhubs/asked/log?said=put-right");
        });
    }
}

/// <summary>A line of the log lies with the hub that it names; one that reached none, with every open hub.</summary>
internal sealed class ScopeOfReferralLogId(Db db, TimeProvider clock) : IScope
{
    public string Property => "ReferralLogId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT to_site_id FROM familyhubs_referral_log WHERE id = @id AND to_site_id IS NOT NULL
        UNION SELECT s.id FROM familyhubs_referral_log l JOIN familyhubs_site s ON s.closed_on IS NULL OR s.closed_on > @today WHERE l.id = @id AND l.to_site_id IS NULL
        """, new { id, today = clock.Today() }, ct));
}
