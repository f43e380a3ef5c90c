import type { BadValue, Permission } from "../machine/codes";
import { type Params, type Problems, say } from "./sentence";

const fields: Record<string, string> = {
  path: "O caminho",
  name: "O nome",
  pid: "O PID",
  ports: "A lista de portas",
  targets: "O alvo",
  filter: "O filtro",
  code: "O código do link",
  limit: "O limite",
  cursor: "A posição na lista",
  interval: "O intervalo",
  startTime: "A hora de início",
};

const bad: Record<BadValue, (p: Params) => string> = {
  empty: () => "está vazio",
  missing: () => "está faltando",
  "not-a-number": (p) => `precisa ser um número inteiro, e não “${p("value")}”`,
  "out-of-range": (p) => `precisa ficar entre ${p("least")} e ${p("most")}, e não “${p("value")}”`,
  reversed: (p) => `começa acima de onde termina: “${p("value")}”`,
  malformed: (p) => `não tem a forma esperada: “${p("value")}”`,
  "not-one-of": (p) => `precisa ser um destes: ${p("allowed")}`,
  "too-long": () => "é longo demais",
  "too-many": (p) =>
    p("ports") !== ""
      ? `e os alvos são ${p("value")} conexões (${p("addresses")} endereços com ${p("ports")} portas cada); em uma varredura cabem no máximo ${p("most")}`
      : p("addresses") !== ""
        ? `tem ${p("addresses")} endereços; em uma varredura cabem no máximo ${p("most")}`
        : `tem itens demais; no máximo ${p("most")}`,
  "not-absolute": () => "precisa começar com /",
  unknown: (p) => `tem um nome que não se conhece ali: “${p("value")}”`,
  "nothing-left": () => "está todo excluído",
  "not-supported": (p) => `não é aceito aqui: “${p("value")}”`,
};

const permissions: Record<Permission, string> = {
  view: "ver CPU e memória",
  files: "ver arquivos",
  processes: "ver processos",
  scan: "usar o scanner de portas",
  admin: "administrar",
};

export const problemsPtBR: Problems = {
  "no-such-process": (p) =>
    say(
      "processo não encontrado",
      `Nenhum processo tem o PID ${p("pid")} agora. Ele pode ter terminado; confira o número na tabela.`,
    ),
  "no-such-directory": (p) =>
    say("O diretório não existe", `Nada foi encontrado em ${p("path")}. Confira o caminho.`),
  "not-a-directory": (p) =>
    say(
      "Não é um diretório",
      `${p("path")} existe, mas não é um diretório. Abra o diretório acima dele.`,
    ),
  "name-mismatch": (p) =>
    say(
      "O nome não confere com o caminho",
      `O caminho termina em ${p("expected")}, e não em ${p("name")}.`,
    ),
  "permission-denied": (p) =>
    say(
      "Permissão negada",
      `O sistema operacional não deixa o Vigia ${p("detail") === "write" ? "alterar" : "ler"} ${p("path") || p("pid")}. Rode o servidor com um usuário que possa.`,
    ),
  "link-loop": (p) =>
    say(
      "Links simbólicos em círculo",
      `${p("path")} passa por links demais. Corrija o link no servidor.`,
    ),
  "path-not-allowed": (p) =>
    say(
      "Caminho fora do permitido",
      `Este servidor não mostra ${p("path")}. Escolha um diretório permitido.`,
    ),
  "bad-request": (p) => {
    const reason = bad[p("reason") as BadValue] as ((q: Params) => string) | undefined;
    const field = fields[p("field")] ?? `“${p("field")}”`;
    return say(
      "Valor inválido",
      `${field} ${reason ? reason(p) : "não foi aceito"}. Corrija e tente de novo.`,
    );
  },
  "target-not-allowed": (p) =>
    say(
      "Alvo não permitido",
      `Este servidor não pode testar ${p("address") || p("target")}. A lista de redes permitidas fica na configuração dele.`,
    ),
  unresolved: (p) =>
    say(
      "Nome sem endereço",
      `O nome ${p("target")} não tem endereço. Confira o nome ou use o endereço IP.`,
    ),
  "no-such-machine": (p) =>
    say("Máquina desconhecida", `Este servidor não conhece a máquina ${p("machine")}.`),
  "no-such-scan": () =>
    say(
      "Varredura não encontrada",
      "O servidor não conhece esse identificador ou já o esqueceu. Inicie outra.",
    ),
  "not-found": (p) => say("Nada neste endereço", `O servidor não tem ${p("path")}.`),
  "method-not-allowed": () =>
    say("Pedido não aceito", "A página e o servidor não se entenderam. Recarregue a página."),
  "too-large": () => say("Pedido grande demais", "Reduza o que está pedindo e tente de novo."),
  "too-many-requests": (p) =>
    say(
      "Pedidos demais",
      p("retryAfterSeconds")
        ? `Aguarde ${p("retryAfterSeconds")} s e tente de novo.`
        : "Aguarde um pouco e tente de novo.",
    ),
  unauthenticated: () =>
    say(
      "É preciso entrar de novo",
      "O acesso não é válido, venceu, foi revogado ou o link já foi usado. Peça outro com “vigia link”.",
    ),
  forbidden: (p) =>
    say(
      "Seu acesso não permite isto",
      `Falta a permissão para ${permissions[p("permission") as Permission] || p("permission")}. Peça um acesso com ela a quem administra o servidor.`,
    ),
  misdirected: (p) =>
    say(
      "O servidor não atende por este nome",
      `Abra a página pelo endereço do servidor em vez de ${p("host") || location.host}.`,
    ),
  "timed-out": (p) =>
    say(
      "O sistema não respondeu a tempo",
      `${p("what") || "A leitura"} demorou demais, como acontece com um disco de rede parado. Tente de novo.`,
    ),
  "not-supported": (p) =>
    say("Não disponível nesta máquina", `Esta máquina não sabe responder: ${p("what")}.`),
  unreachable: (p) =>
    say(
      "Sem resposta do servidor",
      `${p("url") || location.origin} não responde. Veja se “vigia serve” está rodando; a página tenta de novo sozinha.`,
    ),
  untrusted: (p) =>
    say(
      "O servidor não é o esperado",
      `A identidade de ${p("url")} mudou. Confira com quem o administra antes de continuar.`,
    ),
  closed: () =>
    say("O servidor está encerrando", "A página tenta de novo sozinha quando ele voltar."),
  internal: (p) =>
    say(
      "Falha no Vigia",
      `O servidor errou ao responder. ${p("reference") ? `A referência no registro dele é ${p("reference")}.` : "Tente de novo."}`,
    ),
  unheardOf: (p) =>
    say("Falha desconhecida", `O servidor respondeu “${p("code")}”. Recarregue a página.`),
};
