using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair's notes on the item (the update, what is new, what was challenged), and what the family says, are saved while the team talks.</summary>
internal static class SaveItemNotes
{
    /// <summary>Answers the item's version after it.</summary>
    /// <param name="Discussion">The update: what has happened since.</param>
    /// <param name="Challenged">Who challenged what, where somebody did.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, string? Discussion, string? FamilyVoice, int Version, string? NewInformation = null, string? Challenged = null) : ICommand<int>;

    /// <summary>What was typed.</summary>
    internal sealed record Typed(string? Discussion, string? NewInformation, string? Challenged, string? FamilyVoice);

    internal sealed class Handler(Db db, ItemSteps steps) : ICommandHandler<Command, int>
    {
        private sealed record Notes(string? Discussion, string? NewInformation, string? Challenged, string? FamilyVoice, int Version);

        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            await steps.Discussing(command.ItemId, ct);
            var stands = (await db.Find<Notes>("SELECT discussion, new_information, challenged, family_voice, version FROM mdt_item WHERE id = @ItemId", new { command.ItemId }, ct))!;
            var sent = new Notes(Trimmed(command.Discussion), Trimmed(command.NewInformation), Trimmed(command.Challenged), Trimmed(command.FamilyVoice), stands.Version);
            if (sent == stands) return stands.Version;
            Conflict Stale() => new("Somebody else has changed these notes. Both stand below: put together what you need, then save.", Words(stands), Words(sent));
            // Before anything is refused: the page that shows a refusal carries the version that stands then.
            if (command.Version != stands.Version) throw Stale();
            new Refusals().Text(command.Discussion, "Discussion", 2000).Text(command.NewInformation, "NewInformation", 2000)
                .Text(command.Challenged, "Challenged", 1000).Text(command.FamilyVoice, "FamilyVoice", 1000).Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET discussion = @Discussion, new_information = @NewInformation, challenged = @Challenged, family_voice = @FamilyVoice, version = version + 1
                WHERE id = @ItemId AND version = @Version
                """, new { sent.Discussion, sent.NewInformation, sent.Challenged, sent.FamilyVoice, command.ItemId, command.Version },
                conflict: () => Task.FromResult(Stale()), ct: ct);
            return stands.Version + 1;
        }

        private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

        private static Dictionary<string, string?> Words(Notes notes) => new(StringComparer.Ordinal)
        {
            ["Discussion"] = notes.Discussion,
            ["New information"] = notes.NewInformation,
            ["What was challenged"] = notes.Challenged,
            ["What the family says"] = notes.FamilyVoice,
        };
    }

    /// <summary>Saves what was typed before another step of the console is taken; answers the item's version after it.</summary>
    internal static Task<int> Keep(ISend send, Guid itemId, Typed typed, int version, CancellationToken ct) =>
        send.Send(new Command(itemId, typed.Discussion, typed.FamilyVoice, version, typed.NewInformation, typed.Challenged), ct);

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        /// <summary>From the button, or by itself every ten seconds.</summary>
        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            if (!Request.Headers.Accept.Contains("application/json")) return await Do(() => Task.CompletedTask, ct);
            try
            {
                return new JsonResult(new { version = await Keep(Sender, ItemId!.Value, new(Discussion, NewInformation, Challenged, FamilyVoice), Version, ct) });
            }
            catch (Exception thrown) when (thrown is Refused or Kernel.Conflict)
            {
                return new JsonResult(new { detail = thrown.Message }) { StatusCode = thrown is Kernel.Conflict ? 409 : 422 };
            }
        }
    }
}
