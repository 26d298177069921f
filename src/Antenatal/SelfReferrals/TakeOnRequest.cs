using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife takes on a request, so that one of them tries and the others know; from then on she alone reads it.</summary>
internal static class TakeOnRequest
{
    private const string Why = "a request belongs to no midwife until one takes it on, and another may take it over";

    [Allows(Permissions.AnswerRequests, Unscoped = Why)]
    internal sealed record Command(Guid SelfReferralId, int Version) : ICommand;

    internal sealed class Handler(Db db, RequestRows rows, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await rows.Find(command.SelfReferralId, ct);
            if (!SelfReferral.IsOpen(now.Status)) throw new Refused("", "This request has ended. Look at the list for what waits.");
            if (user.Id is not { } me || now.MidwifeUserId == me) return default;
            await db.ExecuteVersioned("""
                UPDATE antenatal_self_referral SET midwife_user_id = @me, read_at = COALESCE(read_at, @now), version = version + 1 WHERE id = @SelfReferralId AND version = @Version
                """, new { command.SelfReferralId, command.Version, me, now = clock.Now() }, "Somebody else has changed this request, or taken it on. Look at the list again.", ct: ct);
            await history.Add(Subject.SelfReferral, command.SelfReferralId, now.Status.ToString(), "TakenOn", ct: ct);
            return default;
        }
    }

    /// <summary>The list's button leads here; it is seen by itself only where it was refused.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerRequests, Unscoped = Why)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SelfReferralId { get; set; }
        public int Version { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SelfReferralId, Version), ct);
            return Redirect($"/antenatal/requests/{SelfReferralId}?said=taken");
        });
    }
}
