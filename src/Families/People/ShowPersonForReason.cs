using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker who needs it sees what is kept of a restricted person, once, for a reason that is kept.</summary>
internal static class ShowPersonForReason
{
    /// <summary>A command, since looking leaves a row in the audit before anything is shown.</summary>
    [Allows(Permissions.ReadRestricted, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, string? Reason) : ICommand<PersonSight.Seen>;

    internal sealed class Handler(Audit audit, PersonSight sight) : ICommandHandler<Command, PersonSight.Seen>
    {
        public async Task<PersonSight.Seen> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, nameof(command.Reason), PersonPage.LongestReason, "Say why you need to see this", least: 5).Throw();
            audit.Reason = command.Reason!.Trim();
            await audit.Write("override", "Families.ShowPersonForReason", [command.PersonId], audit.Reason, ct);
            return await sight.Of(command.PersonId, ct);
        }
    }

    /// <summary>The answer is shown by the same request: each look asks again.</summary>
    [Allows(Permissions.ReadRestricted, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, IEnumerable<IPersonPanel> panels, Guard guard) : FormPage
    {
        public Guid PersonId { get; set; }
        public string? Reason { get; set; }

        public PersonSight.Seen? Seen { get; private set; }

        public IReadOnlyList<(string Partial, object Model)> Parts { get; private set; } = [];

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Seen = await send.Send(new Command(PersonId, Reason), ct);
            var parts = new List<(string, object)>();
            foreach (var panel in panels.OrderBy(p => p.Order))
                if (await guard.Reaches(panel.Permission, "PersonId", PersonId, ct) && await panel.For(PersonId, ct) is { } model) parts.Add((panel.Partial, model));
            Parts = parts;
            return Page();
        });
    }
}
