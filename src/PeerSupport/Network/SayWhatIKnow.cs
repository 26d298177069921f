using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner says which topics they know: questions about them come to their list.</summary>
internal static class SayWhatIKnow
{
    private const string Own = "everybody says it of themselves";

    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Command(IReadOnlyList<NetworkTopic> Topics) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Topics.Any(t => !Enum.IsDefined(t))) throw new Refused("Topics", "Choose topics from the list");
            if (user.Id is not { } me) return default;
            await db.Execute("DELETE FROM peersupport_knows WHERE user_id = @me", new { me }, ct);
            foreach (var topic in command.Topics.Distinct()) await db.Execute("INSERT INTO peersupport_knows (user_id, topic) VALUES (@me, @topic)", new { me, topic }, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed class Page(ISend send) : FormPage
    {
        public List<NetworkTopic> Topics { get; set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Topics = [.. await send.Ask(new SeeWhatIKnow(), ct)];
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Topics), ct);
            return Redirect("/peersupport/network?said=knows");
        });
    }
}
