using Microsoft.Extensions.Configuration;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Transports;

/// <summary>What the module reads of the configuration. Each line stands in the README's table.</summary>
/// <param name="Notify">Null where no key is set: then nothing leaves.</param>
/// <param name="Tries">Before a message is parked for the operator.</param>
internal sealed record ContactSettings(NotifySettings? Notify, int Tries)
{
    internal static ContactSettings Read(IConfiguration from) => new(NotifySettings.Read(from), KernelSettings.Whole(from, "Contact:Tries", 6, 1, 20));
}

/// <param name="ServiceId">Who signs: the middle of the key.</param>
/// <param name="Secret">What signs: the end of the key.</param>
/// <param name="Templates">The provider's template for "code:Text" and "code:Email"; "any:Text" where a code has none of its own.</param>
internal sealed record NotifySettings(Uri Address, string ServiceId, string Secret, IReadOnlyDictionary<string, string> Templates)
{
    private const int IdLength = 36;
    private const string Key = "Contact:Notify:ApiKey";

    /// <summary>The provider's template for this message; null where none is set.</summary>
    internal string? TemplateFor(string code, ContactMode mode) => Templates.GetValueOrDefault($"{code}:{mode}") ?? Templates.GetValueOrDefault($"any:{mode}");

    internal static NotifySettings? Read(IConfiguration from)
    {
        if (from[Key] is not { Length: > 0 } key) return null;
        // name-serviceid-secret, both ids with their four hyphens
        if (key.Length < (2 * IdLength) + 2 || !Guid.TryParse(key[^IdLength..], out _) || !Guid.TryParse(key[^((2 * IdLength) + 1)..^(IdLength + 1)], out _))
            throw new WrongSetting(Key, "(not shown)", "a GOV.UK Notify API key: its name, the service's id and the secret, with hyphens between");
        var address = from["Contact:Notify:Address"] is { Length: > 0 } text ? text : "https://api.notifications.service.gov.uk";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !(uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
            throw new WrongSetting("Contact:Notify:Address", address, "an https address");
        var templates = from.GetSection("Contact:Notify:Templates").GetChildren()
            .SelectMany(code => code.GetChildren().Select(mode => (Name: $"{code.Key}:{mode.Key}", mode.Value)))
            .Where(t => !string.IsNullOrEmpty(t.Value)).ToDictionary(t => t.Name, t => t.Value!, StringComparer.OrdinalIgnoreCase);
        foreach (var mode in new[] { ContactMode.Text, ContactMode.Email })
            if (!templates.ContainsKey($"any:{mode}")) throw new WrongSetting($"Contact:Notify:Templates:any:{mode}", null, "the id of a Notify template that holds ((subject)) and ((body)), or ((body)) alone for a text");
        foreach (var (name, id) in templates)
            if (!Guid.TryParse(id, out _)) throw new WrongSetting($"Contact:Notify:Templates:{name}", id, "the id of a Notify template");
        return new(uri, key[^((2 * IdLength) + 1)..^(IdLength + 1)], key[^IdLength..], templates);
    }
}
