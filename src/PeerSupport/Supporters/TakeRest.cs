using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supporter rests from new matches until a day, without a reason, or says that they are ready again.</summary>
internal static class TakeRest
{
    internal const int MostMonths = 12;

    /// <param name="Until">Null: ready now.</param>
    [Allows(Permissions.Support, Unscoped = "it changes what is one's own, and nobody else's")]
    internal sealed record Command(DateOnly? Until) : ICommand;

    internal sealed class Handler(Db db, OwnSupporter own, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var me = await own.Find(ct);
            new Refusals()
                .If(command.Until <= clock.Today(), "Until", "Enter a day after today, or say that you are ready")
                .If(command.Until > clock.Today().AddMonths(MostMonths), "Until", $"Enter a day within {MostMonths} months")
                .Throw();
            await db.Execute("UPDATE peersupport_supporter SET rest_until = @Until WHERE id = @Id", new { me.Id, command.Until }, ct);
            return default;
        }
    }

    [Allows(Permissions.Support, Unscoped = "it changes what is one's own, and nobody else's")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public bool? Ready { get; set; }
        public DateOnly? Until { get; set; }

        public async Task OnGet(CancellationToken ct) => Until = (await send.Ask(new SeeMyself(), ct)).RestUntil;

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (Ready is null) throw new Refused("Ready", "Choose one");
            if (Ready == false && Until is null) throw new Refused("Until", "Enter the day until which you rest");
            await send.Send(new Command(Ready.Value ? null : Until), ct);
            return Redirect("/peersupport/about-me?saved=true");
        });
    }
}
