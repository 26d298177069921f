using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife notes that she tried to reach her: how, when, and whether she answered.</summary>
internal static class NoteTry
{
    /// <param name="Way">One that leads to what she gave.</param>
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed record Command(Guid Id, Guid SelfReferralId, TryWay? Way, DateTimeOffset? TriedAt, bool? Answered) : ICommand;

    internal sealed class Handler(Db db, RequestRows rows, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await rows.Find(command.SelfReferralId, ct);
            if (!SelfReferral.IsOpen(now.Status)) SelfReferral.Check(now.Status, RequestStatus.Trying);
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.Way is not { } way || !SelfReferral.Ways(now.ReachBy).Contains(way), "Way", "Choose how you tried, in a way that she said is safe")
                .If(command.TriedAt is null, "On", "Enter the day and the time when you tried")
                .If(command.TriedAt > clock.Now(), "On", "The day and time must be now or earlier")
                .If(command.TriedAt < now.ReceivedAt.AddMinutes(-1), "On", "The day and time must be after she wrote")
                .If(command.Answered is null, "Answered", "Say whether she answered")
                .Throw();
            await db.Execute("INSERT INTO antenatal_try (id, self_referral_id, way, tried_at, answered, by_user) VALUES (@Id, @SelfReferralId, @Way, @TriedAt, @Answered, @me)",
                new { command.Id, command.SelfReferralId, command.Way, command.TriedAt, command.Answered, me = user.Id }, ct);
            if (now.Status == RequestStatus.New) await rows.Step(now, RequestStatus.Trying, null, null, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send, TimeProvider clock) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public TryWay? Way { get; set; }

        [Display(Name = "Day")]
        public DateOnly? On { get; set; }

        [Display(Name = "Time")]
        public TimeOnly? At { get; set; }
        public bool? Answered { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            var request = (await See(ct)).Request;
            (Id, On, At, Answered) = (clock.NewId(), clock.Today(), When.OfDay(clock.Now()), null);
            Way = SelfReferral.Ways(request.ReachBy) is [var one] ? one : null;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var at = On is { } day && At is { } time ? day.AtLondon(time) : (DateTimeOffset?)null;
            await _send.Send(new Command(Id, SelfReferralId, Way, at, Answered), ct);
            return Back(Answered == true ? "answered" : "tried");
        });
    }
}
